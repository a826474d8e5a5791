package io.autotag.model;

/**
 * The arithmetic of scores. Pure, and the same bit for bit on every machine: a score says what a person may rely on, so it
 * may not depend on which processor computed it.
 */
final class Score {

    /** p is kept this far from 0 and 1, where its logit would be infinite. */
    private static final double EDGE = 1e-7;

    private Score() {}

    /**
     * {@code 2 * sigmoid(a * logit(p) + b) - 1}, -1 to 1.
     *
     * @param p 0 to 1; what is outside counts as the nearer end
     */
    static float of(double p, double a, double b) {
        return (float) StrictMath.tanh((a * logit(p) + b) / 2);
    }

    /** The b that makes the score 0 at this threshold when a is 1. */
    static double offset(double threshold) {
        return -logit(threshold);
    }

    static double logit(double p) {
        double inside = Math.max(EDGE, Math.min(1 - EDGE, p));
        return StrictMath.log(inside / (1 - inside));
    }

    static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
