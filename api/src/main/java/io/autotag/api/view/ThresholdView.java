package io.autotag.api.view;

import io.autotag.calibration.NotEnoughReviewsException;
import io.autotag.calibration.ReviewedPrediction;
import io.autotag.calibration.Thresholds;
import io.autotag.compare.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lowest score of a label from which on its reviewed predictions are as precise as wanted, with their precision; or, in
 * a sentence, why there is none.
 */
@Schema(name = "ThresholdProposal")
public record ThresholdView(
        String label, int reviews, @Nullable Float score, @Nullable ShareView precision, @Nullable String sentence) {

    /** @param wanted over 0, below 1 */
    public static ThresholdView of(String label, List<ReviewedPrediction> reviews, double wanted) {
        if (reviews.size() < Share.ENOUGH) {
            return none(label, reviews, NotEnoughReviewsException.sentence(reviews.size(), Share.ENOUGH));
        }
        Optional<Thresholds.Threshold> found = Thresholds.of(reviews, wanted);
        return found.map(threshold -> new ThresholdView(
                        label, reviews.size(), threshold.score(), ShareView.from(threshold.precision()), null))
                .orElseGet(() -> none(label, reviews, "No score is followed by predictions as precise as that."));
    }

    private static ThresholdView none(String label, List<ReviewedPrediction> reviews, String sentence) {
        return new ThresholdView(label, reviews.size(), null, null, sentence);
    }
}
