package io.autotag.model;

import io.autotag.calibration.Curve;

/**
 * The arithmetic of scores by the card. Pure, and the same bit for bit on every machine: a score says what a person may rely
 * on, so it may not depend on which processor computed it.
 */
final class Score {

    private Score() {}

    /**
     * {@code 2 * sigmoid(a * logit(p) + b) - 1}, -1 to 1.
     *
     * @param p 0 to 1; what is outside counts as the nearer end
     */
    static float of(double p, double a, double b) {
        return Curve.score(p, a, b);
    }

    /** The b that makes the score 0 at this threshold when a is 1. */
    static double offset(double threshold) {
        return -Curve.logit(threshold);
    }

    static double sigmoid(double x) {
        return Curve.sigmoid(x);
    }
}
