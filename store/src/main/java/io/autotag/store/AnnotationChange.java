package io.autotag.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person changes of an annotation. Changing label or box of one that stems from a prediction modifies that
 * prediction.
 *
 * @param seenVersion the version the person looked at
 * @param label the new one; null: as it was
 * @param box the new one; null: as it was
 * @param attributes all of them anew; null: as they were
 */
public record AnnotationChange(
        String uid,
        int seenVersion,
        @Nullable String label,
        @Nullable Box box,
        @Nullable Map<String, Object> attributes) {

    public AnnotationChange {
        if (label == null && box == null && attributes == null) {
            throw StoreException.invalid("A change of an annotation names its label, its box or its attributes.");
        }
        attributes = attributes == null ? null : Attributes.checked(attributes);
    }
}
