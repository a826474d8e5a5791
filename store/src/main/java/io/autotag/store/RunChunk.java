package io.autotag.store;

import java.time.Instant;

/**
 * The counters of one chunk of a run.
 *
 * @param position the next position it has to do
 */
public record RunChunk(
        ChunkKey key,
        long position,
        long done,
        long failed,
        long skippedUnchanged,
        long skippedProtected,
        long predictions,
        long busyMillis,
        Instant updatedAt) {}
