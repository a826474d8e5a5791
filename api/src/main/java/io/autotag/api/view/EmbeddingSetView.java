package io.autotag.api.view;

import io.autotag.search.similar.EmbeddingSet;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Embeddings that items of a project have. {@code version} is the model's name and the version's number, such as eye@2;
 * {@code active} whether that is the model's active version.
 */
@Schema(name = "EmbeddingSet")
public record EmbeddingSetView(String trainingSet, String version, boolean active) {

    public static EmbeddingSetView from(EmbeddingSet set) {
        return new EmbeddingSetView(set.trainingSet(), set.version(), set.active());
    }
}
