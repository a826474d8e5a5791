package io.autotag.store;

import io.autotag.mask.Mask;
import io.autotag.review.BoxRule;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an annotation says.
 *
 * @param mask the pixels of the object in the box; null where nobody said them
 * @param attributes new ones; null: those it has
 */
record Content(
        String label,
        AnnotationKind kind,
        @Nullable Box box,
        @Nullable Mask mask,
        @Nullable Map<String, Object> attributes) {

    /**
     * The mask for a box: a mask belongs to the box that it came with. It stays as long as the annotation's box does, and is
     * back where the box is the model's again.
     *
     * @param annotation as it was
     * @param origin what it stems from
     */
    static @Nullable Mask maskFor(
            @Nullable Box box, Optional<StoredAnnotation> annotation, Optional<PredictionNow> origin) {
        Optional<StoredAnnotation> same = annotation.filter(one -> Objects.equals(one.box(), box));
        if (same.isPresent()) {
            return same.get().mask();
        }
        return origin.filter(one -> Objects.equals(one.box(), box))
                .map(PredictionNow::mask)
                .orElse(null);
    }

    /** @throws StoreException INVALID for what a person may not save on this item */
    Content checked(ItemNow now) {
        ProjectLabel known = now.label(label);
        if (box != null) {
            Item item = now.item();
            refuse(BoxRule.problem(box.x(), box.y(), box.w(), box.h(), item.width(), item.height())
                    .orElse(null));
        }
        if (attributes != null) {
            refuse(known.attributes().problem(attributes).orElse(null));
        }
        return this;
    }

    private static void refuse(@Nullable String problem) {
        if (problem != null) {
            throw StoreException.invalid(problem);
        }
    }
}
