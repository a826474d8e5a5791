package io.autotag.store;

import io.autotag.mask.Mask;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as exports tell it.
 *
 * @param box in pixels of the upright picture; null for the whole of it
 * @param mask the object's pixels; null where nobody said them
 * @param crowd whether it stands for many objects that nobody told apart
 * @param attributes a JSON object
 * @param prediction uid of the prediction it stems from, which may be gone by now; null where a person drew it
 * @param origin whose prediction that was, likewise
 * @param confidence what the model had said then, likewise
 * @param score likewise; null too where it was not kept
 * @param createdBy login; null for an imported one
 */
public record ExportedAnnotation(
        String uid,
        String label,
        @Nullable Box box,
        @Nullable Mask mask,
        boolean crowd,
        String attributes,
        AnnotationSource source,
        @Nullable String prediction,
        @Nullable ExportedOrigin origin,
        @Nullable Float confidence,
        @Nullable Float score,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable String updatedBy,
        @Nullable Instant updatedAt) {}
