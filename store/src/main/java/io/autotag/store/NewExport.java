package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * An export to be made.
 *
 * @param idempotencyKey the same key is the same export; null where nobody will ask again
 */
public record NewExport(ExportOrder order, @Nullable String idempotencyKey) {}
