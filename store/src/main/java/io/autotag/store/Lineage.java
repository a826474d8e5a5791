package io.autotag.store;

import io.autotag.calibration.Curve;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an annotation comes from, down to the bytes: of the picture and, if a model had a part in it, of the model.
 *
 * @param removedAt when it was taken away; null for a live one
 * @param imageSha256 of the picture's file
 * @param origin null for one that a person drew
 * @param history of the annotation and its prediction, newest first
 */
public record Lineage(
        StoredAnnotation annotation,
        @Nullable Instant removedAt,
        String itemUid,
        String itemKey,
        String imageSha256,
        @Nullable Origin origin,
        List<HistoryEntry> history) {

    public Lineage {
        history = List.copyOf(history);
    }

    /**
     * What a model had said, as it was when a person decided.
     *
     * @param modelLabel the model's own label; null when the prediction is gone
     * @param curve of the calibration that the score followed; null where it followed the model card
     * @param modelSha256 of the model's file
     * @param cardYaml holds the settings of the version
     */
    public record Origin(
            PredictionKey prediction,
            @Nullable String modelLabel,
            float confidence,
            float score,
            @Nullable Curve curve,
            String modelName,
            int modelVersion,
            String modelVersionUid,
            String modelSha256,
            String cardSha256,
            String cardYaml,
            String trainingSet,
            String runUid) {}
}
