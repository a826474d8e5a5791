package io.autotag.store;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One file of a model with its card.
 *
 * @param version 1 for the first of its model
 * @param cardYaml the completed card in its canonical form
 * @param head how its output is read
 * @param reason why this head
 * @param trainingSet what its predictions are found under
 * @param labels its outputs in their order; none of a version that gives embeddings
 * @param notes what people say of it
 * @param metrics numbers that people attached to it, by their names
 * @param tunings how workers found it to be best called, one for each kind of machine
 * @param previewedAt when it first answered for an item; null while nobody has tried it
 */
public record ModelVersion(
        long id,
        String uid,
        long modelId,
        String modelUid,
        String modelName,
        long orgId,
        int version,
        String blobSha256,
        String cardYaml,
        String cardSha256,
        String head,
        String reason,
        Level level,
        String trainingSet,
        List<String> labels,
        VersionState state,
        String notes,
        Map<String, Double> metrics,
        List<ModelTuning> tunings,
        @Nullable Instant previewedAt,
        Instant createdAt) {

    /** The head of versions that describe pictures and have no labels: no predictions, no scores. */
    public static final String EMBEDDING = "embedding";

    public ModelVersion {
        labels = List.copyOf(labels);
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        tunings = List.copyOf(tunings);
    }

    /** Whether it gives tags with scores, which can be judged; others give embeddings. */
    public boolean givesTags() {
        return !head.equals(EMBEDDING);
    }

    /** For sentences: {@code resnet@2}. */
    public String shown() {
        return modelName + "@" + version;
    }
}
