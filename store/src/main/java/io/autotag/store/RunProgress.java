package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. Once the run is completed total = done + failed + skippedUnchanged + skippedProtected; before that
 * the skipped counts may lag behind.
 *
 * @param skippedUnchanged items that had predictions of the same set already
 * @param skippedProtected of such items those with decisions of people
 * @param busyMillis time the workers spent, summed over all of them
 * @param version grows with every change of the run
 * @param rates how fast its chunks were
 */
public record RunProgress(
        long total,
        long done,
        long failed,
        long skippedUnchanged,
        long skippedProtected,
        long predictions,
        long busyMillis,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long version,
        ChunkRates rates) {

    /** Items that need no more work. */
    public long processed() {
        return Math.min(total, done + failed + skippedUnchanged + skippedProtected);
    }
}
