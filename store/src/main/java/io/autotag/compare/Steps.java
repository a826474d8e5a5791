package io.autotag.compare;

import org.jspecify.annotations.Nullable;

/**
 * Counts by score, in steps of 0.005 from −1 to 1: fine enough for every curve, and of one size however many are counted.
 * Mutable, and not thread-safe.
 */
final class Steps {

    static final int COUNT = 400;

    private static final int PER_UNIT = COUNT / 2;

    /** Scores are four bytes wide: 0.7 is a hair less there, and belongs to the step that begins with it. */
    private static final double HAIR = 1e-3;

    /** Absent while there is nothing: most labels have few kinds of counts. */
    private int @Nullable [] counts;

    /** The step of a score; for a bound, the first step at or above it. */
    static int of(double score) {
        int step = (int) Math.floor((score + 1) * PER_UNIT + HAIR);
        return Math.max(0, Math.min(step, COUNT - 1));
    }

    /** The middle of a step as a probability of being right, in [0, 1]. */
    static double probability(int step) {
        return (step + 0.5) / COUNT;
    }

    void add(double score) {
        counts()[of(score)]++;
    }

    void add(Steps other) {
        for (int step = 0; step < COUNT && other.counts != null; step++) {
            counts()[step] += other.counts[step];
        }
    }

    int at(int step) {
        return counts == null ? 0 : counts[step];
    }

    /** How many have a score of at least that. */
    long from(double score) {
        return between(score, Double.POSITIVE_INFINITY);
    }

    /** How many have a score in [from, to). */
    long between(double from, double to) {
        int end = to > 1 ? COUNT : of(to);
        long sum = 0;
        for (int step = of(from); step < end; step++) {
            sum += at(step);
        }
        return sum;
    }

    private int[] counts() {
        int[] made = counts == null ? new int[COUNT] : counts;
        counts = made;
        return made;
    }
}
