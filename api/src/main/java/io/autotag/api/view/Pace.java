package io.autotag.api.view;

import io.autotag.store.ChunkRates;
import io.autotag.store.RunProgress;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast a run was so far, and how long the rest takes at that pace. Pure.
 *
 * @param perSecond items a second since the start, pauses included
 * @param left how long the rest takes
 */
record Pace(Optional<Double> perSecond, Optional<Left> left) {

    private static final Pace UNKNOWN = new Pace(Optional.empty(), Optional.empty());

    /** How far off the pace may be while too few chunks tell. */
    private static final double AT_FIRST = 0.5;

    /** Nobody knows better, however alike the chunks are. */
    private static final double LEAST = 0.05;

    /** The slowest that is said is a quarter of the pace: what may take for ever is of no use. */
    private static final double MOST = 0.75;

    /** Standard deviations to either side: 19 times in 20, as far as rates are spread normally. */
    private static final double DEVIATIONS = 2;

    /**
     * Seconds that the rest takes: at the pace so far, and from what to what it may be.
     *
     * @param low at most {@code expected}
     * @param high at least {@code expected}
     */
    record Left(double expected, double low, double high) {}

    /** @param now the time that rates are reckoned to while the run goes on */
    static Pace of(RunProgress progress, Instant now) {
        Instant started = progress.startedAt();
        long worked = progress.done() + progress.failed();
        if (started == null || worked == 0) {
            return UNKNOWN;
        }
        Instant finished = progress.finishedAt();
        Instant until = finished == null ? now : finished;
        double seconds = Math.max(0.001, (until.toEpochMilli() - started.toEpochMilli()) / 1000.0);
        double rate = worked / seconds;
        long items = progress.total() - progress.processed();
        double expected = items / rate;
        double error = error(progress.rates(), items);
        Left left = new Left(round(expected), round(expected / (1 + error)), round(expected / (1 - error)));
        return new Pace(Optional.of(round(rate)), Optional.of(left));
    }

    /**
     * How far off the pace may be, in parts of it: the time left is from T / (1 + e) to T / (1 − e).
     *
     * <p>e = 2c √(1/n + 1/m), where c is the spread of the rates of chunks ({@link ChunkRates#spread}), n how many chunks
     * tell of it, and m how many the rest makes at their average size: the mean of n samples is off by c/√n, and that of the
     * m to come by c/√m. So the range narrows while a run goes on and is wide again for its last chunk. It knows of pictures
     * that differ, and of workers that do, but not of those that come and go, nor of pauses.
     *
     * @param left items, at least 0
     */
    private static double error(ChunkRates rates, long left) {
        if (rates.spread().isEmpty()) {
            return AT_FIRST;
        }
        double chunksLeft = Math.max(1, (double) left * rates.chunks() / rates.items());
        double error = DEVIATIONS * rates.spread().getAsDouble() * Math.sqrt(1.0 / rates.chunks() + 1 / chunksLeft);
        return Math.min(MOST, Math.max(LEAST, error));
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
