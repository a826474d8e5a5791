package io.autotag.api.view;

import io.autotag.compare.Reliability;
import io.autotag.compare.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether scores mean what they say. {@code error} is the expected calibration error, 0 at best; null below fifty reviews.
 * The curve has the tenths of the probability, (score + 1) / 2, in which something is known.
 */
@Schema(name = "CalibrationCurve")
public record ReliabilityView(@Nullable Double error, long reviews, @Nullable String note, List<Tenth> curve) {

    public ReliabilityView {
        curve = List.copyOf(curve);
    }

    /** Predictions of about one probability: the mean that was predicted, and how many were right. */
    @Schema(name = "CalibrationTenth")
    public record Tenth(double from, double to, double predicted, double observed, double low, double high, long of) {

        static Tenth from(Reliability.Bin bin) {
            Share observed = bin.observed();
            return new Tenth(
                    bin.from(),
                    bin.to(),
                    bin.predicted(),
                    observed.value(),
                    observed.interval().low(),
                    observed.interval().high(),
                    observed.of());
        }
    }

    static ReliabilityView from(Reliability reliability) {
        long reviews = reliability.total();
        boolean enough = reviews >= Share.ENOUGH;
        return new ReliabilityView(
                enough ? (Double) reliability.expectedCalibrationError() : null,
                reviews,
                enough ? null : EstimateView.note(reviews, "reviews"),
                reliability.curve().stream().map(Tenth::from).toList());
    }
}
