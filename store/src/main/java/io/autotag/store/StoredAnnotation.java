package io.autotag.store;

import io.autotag.mask.Mask;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person confirmed or drew.
 *
 * @param version what a change of it has to name
 * @param mask the object's pixels, as long as its box is the model's; null where nobody said them
 * @param attributes a JSON object
 * @param origin the prediction it stems from; null for one that a person drew
 * @param provenance what the model had said; null for one that a person drew, and for what nobody knows any more
 * @param createdBy login of its maker; null for an imported one
 * @param updatedBy login of who changed it last; null when nobody did
 */
public record StoredAnnotation(
        String uid,
        int version,
        String label,
        AnnotationKind kind,
        @Nullable Box box,
        @Nullable Mask mask,
        String attributes,
        AnnotationSource source,
        @Nullable PredictionKey origin,
        @Nullable Provenance provenance,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable String updatedBy,
        @Nullable Instant updatedAt) {

    /**
     * The prediction as it was when a person decided.
     *
     * @param score null where it was not kept
     */
    public record Provenance(
            String modelName,
            int modelVersion,
            String modelVersionUid,
            String runUid,
            float confidence,
            @Nullable Float score) {}
}
