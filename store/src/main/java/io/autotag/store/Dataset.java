package io.autotag.store;

import java.time.Instant;

/**
 * A set of items.
 *
 * @param itemCount final once the status is created, until the next upload
 */
public record Dataset(
        long id,
        String uid,
        long orgId,
        String ownerName,
        String name,
        String slug,
        String dataType,
        Visibility visibility,
        DatasetStatus status,
        long itemCount,
        Instant createdAt,
        Instant updatedAt) {}
