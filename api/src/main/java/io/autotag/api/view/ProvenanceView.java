package io.autotag.api.view;

import io.autotag.store.StoredAnnotation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The prediction that an annotation stems from, as it was when a person decided; the version and the run are uids. */
@Schema(name = "Provenance")
public record ProvenanceView(
        String modelName,
        int modelVersionNumber,
        String modelVersion,
        String run,
        float confidence,
        @Nullable Float score) {

    static @Nullable ProvenanceView from(StoredAnnotation.@Nullable Provenance stored) {
        return stored == null
                ? null
                : new ProvenanceView(
                        stored.modelName(),
                        stored.modelVersion(),
                        stored.modelVersionUid(),
                        stored.runUid(),
                        stored.confidence(),
                        stored.score());
    }
}
