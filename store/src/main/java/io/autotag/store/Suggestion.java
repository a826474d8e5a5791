package io.autotag.store;

import io.autotag.calibration.Curve;
import io.autotag.mask.Mask;
import io.autotag.review.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * A visible prediction as its reviewer sees it.
 *
 * @param seen what a decision on it has to name
 * @param label what the project calls it
 * @param modelLabel what the model called it
 * @param curve of the calibration that the score follows; null where it follows the model card
 * @param box of an object; null at image level
 * @param mask the object's pixels; null where the model does not say them
 * @param annotationUid of the annotation that the decision made; null where there is none
 */
public record Suggestion(
        PredictionKey key,
        SeenVersion seen,
        String label,
        String modelLabel,
        Level level,
        float score,
        Band band,
        float confidence,
        @Nullable Curve curve,
        @Nullable Box box,
        @Nullable Mask mask,
        ReviewState status,
        String modelName,
        int modelVersion,
        String modelVersionUid,
        String runUid,
        @Nullable String annotationUid) {

    /** Whether it has to be decided on before the item is reviewed. */
    public boolean isOpen() {
        return score >= 0 && status == ReviewState.PENDING;
    }
}
