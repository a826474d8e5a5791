package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.autotag.store.StoredAnnotation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person confirmed or drew. {@code version} is sent back with a change. {@code type} is bounding_box or
 * classification, {@code source} human, accepted, modified or imported; {@code prediction} is the uid of the one it stems
 * from, {@code provenance} what the model had said of it. {@code mask} is there
 * where the model said the object's pixels and the box is still the model's.
 */
@Schema(name = "Annotation")
public record AnnotationView(
        String uid,
        int version,
        String label,
        String type,
        @Nullable BoxView box,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MaskView mask,
        @JsonRawValue @Schema(implementation = Map.class) String attributes,
        String source,
        @Nullable String prediction,
        @Nullable ProvenanceView provenance,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable String updatedBy,
        @Nullable Instant updatedAt) {

    static AnnotationView from(StoredAnnotation stored) {
        return new AnnotationView(
                stored.uid(),
                stored.version(),
                stored.label(),
                Names.word(stored.kind()),
                BoxView.from(stored.box()),
                MaskView.from(stored.mask()),
                stored.attributes(),
                Names.word(stored.source()),
                stored.origin() == null ? null : stored.origin().uid(),
                ProvenanceView.from(stored.provenance()),
                stored.createdBy(),
                stored.createdAt(),
                stored.updatedBy(),
                stored.updatedAt());
    }
}
