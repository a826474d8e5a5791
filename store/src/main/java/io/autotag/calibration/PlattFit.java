package io.autotag.calibration;

import java.util.List;

/**
 * Platt scaling by Newton's method: the a and b that make what was decided most probable, given what was believed before.
 *
 * <p>It minimises {@code sum(-t log q - (1 - t) log(1 - q)) + (a - a0)^2 / 2sa^2 + (b - b0)^2 / 2sb^2} with
 * {@code q = sigmoid(a x + b)}, x the logit of the confidence and t the smoothed target. That is strictly convex, so there
 * is one answer, and halving a step that leads upwards always finds it. (Platt 1999; Lin, Lin and Weng 2007.)
 */
final class PlattFit {

    /** Nearly flat: where a model is worse than chance, its confidence says nothing, but more is never less. */
    static final double LEAST_A = 1e-3;

    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double CLOSE = 1e-9;

    private final double[] x;
    private final double[] t;
    private final Prior prior;

    private PlattFit(double[] x, double[] t, Prior prior) {
        this.x = x;
        this.t = t;
        this.prior = prior;
    }

    static Curve of(List<ReviewedPrediction> reviews, Targets targets, Prior prior) {
        double[] x = reviews.stream()
                .mapToDouble(review -> Curve.logit(review.confidence()))
                .toArray();
        double[] t = reviews.stream()
                .mapToDouble(review -> targets.of(review.isRight()))
                .toArray();
        return new PlattFit(x, t, prior).solve();
    }

    private Curve solve() {
        double[] found =
                descend(new double[] {prior.centre().a(), prior.centre().b()}, true);
        if (found[0] < LEAST_A) {
            found = descend(new double[] {LEAST_A, found[1]}, false);
        }
        return new Curve(Math.min(found[0], Curve.MOST), Math.max(-Curve.MOST, Math.min(found[1], Curve.MOST)));
    }

    /** @param bothFree whether a is sought too; else it stays where it is */
    private double[] descend(double[] start, boolean bothFree) {
        double[] at = start;
        double loss = loss(at);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(at, bothFree);
            double size = 1;
            double[] next = moved(at, direction, size);
            double nextLoss = loss(next);
            for (int halving = 0; nextLoss > loss && halving < MOST_HALVINGS; halving++) {
                size /= 2;
                next = moved(at, direction, size);
                nextLoss = loss(next);
            }
            if (nextLoss > loss || Math.abs(next[0] - at[0]) + Math.abs(next[1] - at[1]) < CLOSE) {
                return at;
            }
            at = next;
            loss = nextLoss;
        }
        return at;
    }

    private static double[] moved(double[] from, double[] direction, double size) {
        return new double[] {from[0] + size * direction[0], from[1] + size * direction[1]};
    }

    private double loss(double[] at) {
        double toA = at[0] - prior.centre().a();
        double toB = at[1] - prior.centre().b();
        double loss = (prior.weightA() * toA * toA + prior.weightB() * toB * toB) / 2;
        for (int i = 0; i < x.length; i++) {
            double z = at[0] * x[i] + at[1];
            // log(1 + e^z) - t z, without overflow on either side.
            loss += Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z))) - t[i] * z;
        }
        return loss;
    }

    /** Minus the inverse of the second derivatives times the first. */
    private double[] direction(double[] at, boolean bothFree) {
        double gradientA = prior.weightA() * (at[0] - prior.centre().a());
        double gradientB = prior.weightB() * (at[1] - prior.centre().b());
        double aa = prior.weightA();
        double ab = 0;
        double bb = prior.weightB();
        for (int i = 0; i < x.length; i++) {
            double q = Curve.sigmoid(at[0] * x[i] + at[1]);
            double weight = q * (1 - q);
            gradientA += (q - t[i]) * x[i];
            gradientB += q - t[i];
            aa += weight * x[i] * x[i];
            ab += weight * x[i];
            bb += weight;
        }
        if (!bothFree) {
            return new double[] {0, -gradientB / bb};
        }
        double determinant = aa * bb - ab * ab;
        return new double[] {
            (ab * gradientB - bb * gradientA) / determinant, (ab * gradientA - aa * gradientB) / determinant
        };
    }

    /**
     * Platt's smoothed targets: what {@code n} decisions leave open, so that no fit claims to be certain.
     *
     * @param right over 1/2, below 1
     * @param wrong over 0, below 1/2
     */
    record Targets(double right, double wrong) {

        static Targets of(List<ReviewedPrediction> reviews) {
            long rights = reviews.stream().filter(ReviewedPrediction::isRight).count();
            long wrongs = reviews.size() - rights;
            return new Targets((rights + 1.0) / (rights + 2.0), 1.0 / (wrongs + 2.0));
        }

        double of(boolean isRight) {
            return isRight ? right : wrong;
        }
    }
}
