package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * A bulk action to be made.
 *
 * @param reason why, for those who read the history; may be empty
 * @param idempotencyKey the same key is the same action; null where nobody will ask again
 */
public record NewBulkAction(BulkOrder order, String reason, @Nullable String idempotencyKey) {}
