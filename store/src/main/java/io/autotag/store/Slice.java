package io.autotag.store;

import java.time.Instant;

/**
 * A named, fixed choice of items.
 *
 * @param sources the JSON array it was made from
 */
public record Slice(
        long id,
        String uid,
        long orgId,
        String ownerName,
        String name,
        String slug,
        Visibility visibility,
        String sources,
        long itemCount,
        Instant createdAt,
        Instant updatedAt) {}
