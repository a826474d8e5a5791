package io.autotag.api.view;

import io.autotag.store.ModelVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file of a model with its card. {@code state} is draft, active or retired; {@code head} says how the output is
 * read, and {@code reason} how that was recognised; {@code card} is the completed card as YAML; {@code notes} and
 * {@code metrics} are what people say of it; {@code tunings} is how workers found it to be best called.
 */
@Schema(name = "ModelVersion")
public record ModelVersionView(
        String uid,
        String model,
        int version,
        String state,
        String head,
        String reason,
        String level,
        String trainingSet,
        List<String> labels,
        String fileSha256,
        String cardSha256,
        String card,
        String notes,
        Map<String, Double> metrics,
        List<ModelTuningView> tunings,
        @Nullable Instant previewedAt,
        Instant createdAt) {

    public ModelVersionView {
        labels = List.copyOf(labels);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        tunings = List.copyOf(tunings);
    }

    public static ModelVersionView from(ModelVersion version) {
        return new ModelVersionView(
                version.uid(),
                version.modelUid(),
                version.version(),
                Names.word(version.state()),
                version.head(),
                version.reason(),
                Names.word(version.level()),
                version.trainingSet(),
                version.labels(),
                version.blobSha256(),
                version.cardSha256(),
                version.cardYaml(),
                version.notes(),
                version.metrics(),
                version.tunings().stream().map(ModelTuningView::from).toList(),
                version.previewedAt(),
                version.createdAt());
    }
}
