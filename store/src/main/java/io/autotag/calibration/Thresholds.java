package io.autotag.calibration;

import io.autotag.compare.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From which score on predictions are as precise as somebody wants. Pure. */
public final class Thresholds {

    /** A threshold with fewer reviewed predictions above it is no number to rely on. */
    static final int LEAST_ABOVE = 20;

    private Thresholds() {}

    /**
     * A score from which on predictions are precise enough.
     *
     * @param score -1 to 1
     * @param precision what is right of the reviewed predictions with this score or more
     */
    public record Threshold(float score, Share precision) {}

    /**
     * The lowest score from which on so many of the reviewed predictions are right; empty where there is none, or none with
     * {@value #LEAST_ABOVE} reviewed predictions above it.
     *
     * @param wanted over 0, below 1
     */
    public static Optional<Threshold> of(List<ReviewedPrediction> reviews, double wanted) {
        List<ReviewedPrediction> best = reviews.stream()
                .sorted(Comparator.comparingDouble(ReviewedPrediction::score).reversed())
                .toList();
        Optional<Threshold> lowest = Optional.empty();
        long right = 0;
        for (int n = 0; n < best.size(); n++) {
            right += best.get(n).isRight() ? 1 : 0;
            boolean isLastOfItsScore = n + 1 == best.size()
                    || best.get(n + 1).score() != best.get(n).score();
            Share above = new Share(right, n + 1);
            if (isLastOfItsScore && above.of() >= LEAST_ABOVE && above.value() >= wanted) {
                lowest = Optional.of(new Threshold(best.get(n).score(), above));
            }
        }
        return lowest;
    }
}
