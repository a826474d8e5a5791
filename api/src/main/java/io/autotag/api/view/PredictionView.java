package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autotag.store.Box;
import io.autotag.store.StoredPrediction;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A prediction and where it comes from. {@code score} is -1 to 1, {@code confidence} the model's own, 0 to 1; the box is
 * in pixels of the upright image, null for a tag of the whole image. {@code label} is the model's own; {@code project_label},
 * in the sample of a bulk action only, is what the project calls it. {@code mask} is there where the model says the object's
 * pixels, but not in pages of items. {@code item}, {@code project}, {@code model}, {@code
 * model_version} and {@code run} are uids.
 */
@Schema(name = "Prediction")
public record PredictionView(
        String uid,
        String item,
        String key,
        String project,
        String label,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String projectLabel,
        String level,
        float score,
        float confidence,
        @Nullable Float x,
        @Nullable Float y,
        @Nullable Float w,
        @Nullable Float h,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MaskView mask,
        String status,
        int version,
        boolean visible,
        String model,
        String modelName,
        int modelVersionNumber,
        String modelVersion,
        String trainingSet,
        String run) {

    public static PredictionView from(StoredPrediction stored) {
        return from(stored, null);
    }

    /** @param projectLabel what the project calls it; null where nobody asks */
    public static PredictionView from(StoredPrediction stored, @Nullable String projectLabel) {
        Box box = stored.box();
        return new PredictionView(
                stored.uid(),
                stored.itemUid(),
                stored.itemKey(),
                stored.projectUid(),
                stored.label(),
                projectLabel,
                Names.word(stored.level()),
                stored.score(),
                stored.confidence(),
                box == null ? null : box.x(),
                box == null ? null : box.y(),
                box == null ? null : box.w(),
                box == null ? null : box.h(),
                MaskView.from(stored.mask()),
                Names.word(stored.status()),
                stored.version(),
                stored.visible(),
                stored.modelUid(),
                stored.modelName(),
                stored.modelVersion(),
                stored.modelVersionUid(),
                stored.trainingSet(),
                stored.runUid());
    }
}
