package io.autotag.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version to be added.
 *
 * @param bytes the size of its file
 * @param trainingSet null for the model's name and version, as in detector@2
 */
public record NewModelVersion(
        String blobSha256,
        long bytes,
        String cardYaml,
        String cardSha256,
        String head,
        String reason,
        Level level,
        @Nullable String trainingSet,
        List<String> labels) {

    public NewModelVersion {
        labels = List.copyOf(labels);
        if (labels.isEmpty() != head.equals(ModelVersion.EMBEDDING)) {
            throw StoreException.invalid(
                    labels.isEmpty()
                            ? "A model version has at least one label."
                            : "A model version that gives embeddings has no labels.");
        }
    }
}
