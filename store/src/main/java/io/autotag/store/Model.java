package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model in all its versions.
 *
 * @param activeVersionId null until one is activated
 */
public record Model(long id, String uid, long orgId, String name, @Nullable Long activeVersionId, Instant createdAt) {}
