package io.autotag.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person adds to an item.
 *
 * @param label one of the taxonomy's
 * @param box of an object; null for a tag of the whole picture
 */
public record NewAnnotation(String label, @Nullable Box box, Map<String, Object> attributes) {

    public NewAnnotation {
        attributes = Attributes.checked(attributes);
    }

    AnnotationKind kind() {
        return box == null ? AnnotationKind.CLASSIFICATION : AnnotationKind.BOUNDING_BOX;
    }
}
