package io.autotag.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A model that is too sure of itself, by label in its own way, and people who know the truth. */
final class Campaign {

    static final List<Integer> LABELS = IntStream.range(0, 12).boxed().toList();

    private final Random random;
    private final Curve[] truths = new Curve[LABELS.size()];
    private long nextItem;

    Campaign(long seed) {
        random = new Random(seed);
        for (int label = 0; label < truths.length; label++) {
            double spread = Math.max(0.2, 0.6 + 0.1 * random.nextGaussian());
            truths[label] = new Curve(spread, -0.3 + 0.5 * random.nextGaussian());
        }
    }

    Curve truthOf(int label) {
        return truths[label];
    }

    /** Label n comes up about half as often as label n / 2. */
    List<ReviewedPrediction> reviews(int count) {
        List<ReviewedPrediction> reviews = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int label = (int) (truths.length * Math.pow(random.nextDouble(), 2));
            double p = Curve.sigmoid(0.5 + 1.5 * random.nextGaussian());
            boolean isRight = random.nextDouble() < truths[label].probability(p);
            reviews.add(new ReviewedPrediction(nextItem++, label, (float) p, new Curve(1, 0).score(p), isRight));
        }
        return reviews;
    }
}
