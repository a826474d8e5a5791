package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named choice of items: those put into it, or those a saved query finds.
 *
 * @param sources the JSON array it was made from; empty for a saved query
 * @param query null where items were put into it
 * @param itemCount how many were put into it
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
        @Nullable SliceQuery query,
        long itemCount,
        Instant createdAt,
        Instant updatedAt) {}
