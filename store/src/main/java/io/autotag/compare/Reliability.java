package io.autotag.compare;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether probabilities mean what they say: of predictions that are right with a probability near 0.8, are 80 % right?
 * Bins of equal width over [0, 1]; mutable, and not thread-safe.
 */
public final class Reliability {

    /** As many as people draw. */
    public static final int USUAL_BINS = 10;

    private final long[] right;
    private final long[] all;
    private final double[] probabilities;

    public Reliability(int bins) {
        this.right = new long[bins];
        this.all = new long[bins];
        this.probabilities = new double[bins];
    }

    /**
     * Counts predictions that were found to be right or wrong.
     *
     * @param probability of being right as it was predicted, in [0, 1]
     */
    public void add(double probability, long rightOnes, long wrongOnes) {
        int bin = Math.min((int) (probability * all.length), all.length - 1);
        right[bin] += rightOnes;
        all[bin] += rightOnes + wrongOnes;
        probabilities[bin] += probability * (rightOnes + wrongOnes);
    }

    /** How many were counted. */
    public long total() {
        return IntStream.range(0, all.length).mapToLong(bin -> all[bin]).sum();
    }

    /** The calibration curve: the bins that hold something, by rising probability. */
    public List<Bin> curve() {
        return IntStream.range(0, all.length)
                .filter(bin -> all[bin] > 0)
                .mapToObj(this::bin)
                .toList();
    }

    /**
     * The expected calibration error: the distance between what was predicted and what was right, over the bins by their
     * counts; in [0, 1], and 0 when nothing was counted.
     */
    public double expectedCalibrationError() {
        double distance = 0;
        for (int bin = 0; bin < all.length; bin++) {
            distance += Math.abs(probabilities[bin] - right[bin]);
        }
        return total() == 0 ? 0 : distance / total();
    }

    private Bin bin(int bin) {
        return new Bin(
                (double) bin / all.length,
                (bin + 1.0) / all.length,
                probabilities[bin] / all[bin],
                new Share(right[bin], all[bin]));
    }

    /**
     * Predictions with probabilities in [from, to), in [from, to] for the last bin.
     *
     * @param predicted their mean probability
     * @param observed how many of them were right
     */
    public record Bin(double from, double to, double predicted, Share observed) {}
}
