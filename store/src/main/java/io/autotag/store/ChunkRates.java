package io.autotag.store;

import java.util.OptionalDouble;

/**
 * How fast the chunks of a run were, and how differently. A chunk's rate is its items over the time that workers spent on
 * them, and counts for as much as that time: one that has just begun says little.
 *
 * @param chunks that have answered anything, at least 0
 * @param items that these have answered, tagged or not
 * @param busyMillis the time that was spent on them
 * @param squares the sum of items² / busyMillis over these chunks
 */
public record ChunkRates(long chunks, long items, long busyMillis, double squares) {

    /** Of fewer nothing is said: what two chunks have in common may be chance. */
    private static final int FEWEST = 3;

    /** Before any chunk has answered anything. */
    public static final ChunkRates NONE = new ChunkRates(0, 0, 0, 0);

    /**
     * The standard deviation of the rates in parts of their mean, 0 where all are alike; empty where there are too few.
     *
     * <p>With items <i>i</i> and time <i>t</i> of each chunk the mean is r = Σi / Σt, and the variance Σt(i/t − r)² / Σt =
     * Σ(i²/t) / Σt − r². Over r² that is Σ(i²/t) · Σt / (Σi)² − 1, and n / (n − 1) times that is what it is where the n chunks
     * are a sample.
     */
    public OptionalDouble spread() {
        if (chunks < FEWEST || items == 0) {
            return OptionalDouble.empty();
        }
        double variance = squares * busyMillis / ((double) items * items) - 1;
        return OptionalDouble.of(Math.sqrt(Math.max(0, variance) * chunks / (chunks - 1)));
    }
}
