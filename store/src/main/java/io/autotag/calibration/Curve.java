package io.autotag.calibration;

/**
 * From a confidence p to the probability of being right, {@code sigmoid(a * logit(p) + b)}, and to the score, which is twice
 * that less 1. The arithmetic is the same bit for bit on every machine, so that a score that is computed anew is the same.
 *
 * @param a over 0, at most {@value #MOST}; 1 takes p's spread as it is
 * @param b -{@value #MOST} to {@value #MOST}
 */
public record Curve(double a, double b) {

    static final double MOST = 100;

    /** p is kept this far from 0 and 1, where its logit would be infinite. */
    private static final double EDGE = 1e-7;

    public Curve {
        if (!(a > 0 && a <= MOST) || !(Math.abs(b) <= MOST)) {
            throw new IllegalArgumentException("No curve has a = " + a + " and b = " + b);
        }
    }

    /**
     * The score of a confidence, -1 to 1.
     *
     * @param p 0 to 1; what is outside counts as the nearer end
     */
    public float score(double p) {
        return score(p, a, b);
    }

    /** The probability of being right at this confidence, 0 to 1. */
    public double probability(double p) {
        return sigmoid(a * logit(p) + b);
    }

    /** The confidence whose score is 0, between 0 and 1. */
    public double threshold() {
        return sigmoid(-b / a);
    }

    /** The score by numbers that are no curve of ours, such as those of a model card. */
    public static float score(double p, double a, double b) {
        return (float) StrictMath.tanh((a * logit(p) + b) / 2);
    }

    public static double logit(double p) {
        double inside = Math.max(EDGE, Math.min(1 - EDGE, p));
        return StrictMath.log(inside / (1 - inside));
    }

    public static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
