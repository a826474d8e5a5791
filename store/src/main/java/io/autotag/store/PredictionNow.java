package io.autotag.store;

import io.autotag.calibration.Curve;
import io.autotag.mask.Mask;
import io.autotag.review.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * A prediction as a save finds it, its row locked.
 *
 * @param label the model's own
 * @param target what the project calls it; null: the project ignores it
 * @param curve of the calibration that the score follows; null where it follows the model card
 * @param visible whether its model version is shown
 */
record PredictionNow(
        PredictionKey key,
        int shard,
        SeenVersion version,
        ReviewState status,
        Level level,
        String label,
        @Nullable String target,
        @Nullable Box box,
        @Nullable Mask mask,
        float score,
        float confidence,
        @Nullable Curve curve,
        boolean visible,
        long modelVersionId) {

    /** Whether a person has to decide on it before the item is reviewed, if it has this status. */
    boolean isOpenAs(ReviewState state) {
        return visible && target != null && score >= 0 && state == ReviewState.PENDING;
    }

    /** What people see: what the project calls it, or the model's own label where the project ignores it. */
    String shownLabel() {
        return target == null ? label : target;
    }

    /** As its reviewer sees it. */
    Suggestion shown(NamedVersion model, String runUid, @Nullable String annotationUid) {
        return new Suggestion(
                key,
                version,
                shownLabel(),
                label,
                level,
                score,
                Band.of(score),
                confidence,
                curve,
                box,
                mask,
                status,
                model.model(),
                model.number(),
                model.uid(),
                runUid,
                annotationUid);
    }
}
