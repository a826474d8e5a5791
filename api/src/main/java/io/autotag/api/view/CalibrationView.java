package io.autotag.api.view;

import io.autotag.calibration.Curve;
import io.autotag.calibration.LabelFit;
import io.autotag.store.StoredCalibration;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * How confidences become scores, {@code 2 * sigmoid(a * logit(confidence) + b) - 1}, fitted from reviews. The errors are
 * expected calibration errors on the held-out reviews: before is of the scores as they stood, after is of this.
 */
@Schema(name = "Calibration")
public record CalibrationView(
        String uid,
        double a,
        double b,
        List<Label> labels,
        int reviews,
        int heldOut,
        double eceBefore,
        double eceAfter,
        String by,
        Instant createdAt) {

    public CalibrationView {
        labels = List.copyOf(labels);
    }

    public static CalibrationView from(StoredCalibration stored) {
        return new CalibrationView(
                stored.uid(),
                stored.calibration().version().a(),
                stored.calibration().version().b(),
                stored.calibration().labels().stream()
                        .map(fit ->
                                Label.from(fit, String.valueOf(stored.labels().get(fit.label()))))
                        .toList(),
                stored.calibration().fitted() + stored.calibration().heldOut(),
                stored.calibration().heldOut(),
                stored.calibration().errorBefore(),
                stored.calibration().errorAfter(),
                stored.login(),
                stored.createdAt());
    }

    /** One of the model's labels, with how many reviews its fit saw and how many of them were right. */
    @Schema(name = "CalibrationLabel")
    public record Label(String label, double a, double b, int reviews, int right) {

        static Label from(LabelFit fit, String name) {
            Curve curve = fit.curve();
            return new Label(name, curve.a(), curve.b(), fit.reviews(), fit.rights());
        }
    }
}
