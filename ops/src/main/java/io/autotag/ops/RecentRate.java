package io.autotag.ops;

import java.util.function.LongSupplier;

/**
 * How much came to pass a second over the last minute, to the second: as many counters as a minute has seconds, of which the
 * oldest is begun anew for the second that begins. Thread-safe.
 */
final class RecentRate {

    /** Seconds that are looked back on. */
    private static final int SPAN = 60;

    private static final long NANOS = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final long start;
    private final long[] counts = new long[SPAN];

    /** The second that is counted now, from the start on. */
    private long second;

    /** @param nanoTime a clock that nobody sets, in nanoseconds */
    RecentRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** So many came to pass now. */
    synchronized void add(int many) {
        advance();
        counts[slot(second)] += many;
    }

    /** Over the last minute, or since the start where that is not so long ago, but never over less than a second. */
    synchronized double perSecond() {
        advance();
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        double seconds = (nanoTime.getAsLong() - start) / (double) NANOS;
        return sum / Math.max(1, Math.min(SPAN, seconds));
    }

    /** Empties the counters of the seconds that have begun since it was looked at last. */
    private void advance() {
        long now = (nanoTime.getAsLong() - start) / NANOS;
        for (long empty = Math.max(second + 1, now - SPAN + 1); empty <= now; empty++) {
            counts[slot(empty)] = 0;
        }
        second = Math.max(second, now);
    }

    private static int slot(long second) {
        return (int) (second % SPAN);
    }
}
