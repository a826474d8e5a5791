package io.autotag.api.view;

import io.autotag.store.Lineage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where an annotation comes from, down to the bytes of the picture and of the model's file. {@code removed_at} is null for
 * one that is there, {@code origin} for one that a person drew; the history runs from the newest to the oldest.
 */
@Schema(name = "Lineage")
public record LineageView(
        AnnotationView annotation,
        @Nullable Instant removedAt,
        String item,
        String key,
        String imageSha256,
        @Nullable OriginView origin,
        List<HistoryView> history) {

    public LineageView {
        history = List.copyOf(history);
    }

    /**
     * What a model had said when a person decided. {@code threshold} is the confidence at which the score was 0, by the
     * calibration that the score followed or by the model's card; {@code prediction}, {@code model_version} and {@code run}
     * are uids.
     */
    @Schema(name = "Origin")
    public record OriginView(
            String prediction,
            @Nullable String modelLabel,
            float confidence,
            float score,
            @Nullable Double threshold,
            String modelName,
            int modelVersionNumber,
            String modelVersion,
            String modelSha256,
            String cardSha256,
            String card,
            String trainingSet,
            String run) {

        static OriginView from(Lineage.Origin origin, Optional<Double> threshold) {
            return new OriginView(
                    origin.prediction().uid(),
                    origin.modelLabel(),
                    origin.confidence(),
                    origin.score(),
                    threshold.orElse(null),
                    origin.modelName(),
                    origin.modelVersion(),
                    origin.modelVersionUid(),
                    origin.modelSha256(),
                    origin.cardSha256(),
                    origin.cardYaml(),
                    origin.trainingSet(),
                    origin.runUid());
        }
    }

    public static LineageView from(Lineage lineage, Function<Lineage.Origin, Optional<Double>> thresholds) {
        Lineage.Origin origin = lineage.origin();
        return new LineageView(
                AnnotationView.from(lineage.annotation()),
                lineage.removedAt(),
                lineage.itemUid(),
                lineage.itemKey(),
                lineage.imageSha256(),
                origin == null ? null : OriginView.from(origin, thresholds.apply(origin)),
                lineage.history().stream().map(HistoryView::from).toList());
    }
}
