package io.autotag.api.view;

import io.autotag.store.CalibrationState;
import io.autotag.store.Rescoring;
import io.autotag.store.StoredCalibration;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the scores of a version in a project follow: a calibration, or the model card where that is null. The score version
 * grows with each rewriting; rescoring is the one under way or the last one.
 */
@Schema(name = "CalibrationState")
public record CalibrationStateView(
        int scoreVersion, @Nullable CalibrationView calibration, @Nullable RescoringView rescoring) {

    public static CalibrationStateView from(CalibrationState state) {
        StoredCalibration inUse = state.inUse();
        Rescoring last = state.last();
        return new CalibrationStateView(
                state.scoreVersion(),
                inUse == null ? null : CalibrationView.from(inUse),
                last == null ? null : RescoringView.from(last));
    }
}
