package io.autotag.store;

import java.time.Instant;

/**
 * The counters of neighbouring chunks of a run together.
 *
 * @param chunks how many
 * @param first the lowest first position among them
 * @param position the highest position that one of them has to do next
 */
public record RunChunkGroup(
        long chunks,
        long first,
        long position,
        long done,
        long failed,
        long skippedUnchanged,
        long skippedProtected,
        long predictions,
        long busyMillis,
        Instant updatedAt) {}
