package io.autotag.store;

import io.autotag.review.BoxRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an annotation says.
 *
 * @param attributes new ones; null: those it has
 */
record Content(String label, AnnotationKind kind, @Nullable Box box, @Nullable Map<String, Object> attributes) {

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

    /** Label and box for the log. */
    Map<String, @Nullable Object> logged() {
        return logged(label, box);
    }

    static Map<String, @Nullable Object> logged(String label, @Nullable Box box) {
        Map<String, @Nullable Object> logged = new LinkedHashMap<>();
        logged.put("label", label);
        if (box != null) {
            logged.put("box", new ArrayList<>(List.of(box.x(), box.y(), box.w(), box.h())));
        }
        return logged;
    }

    private static void refuse(@Nullable String problem) {
        if (problem != null) {
            throw StoreException.invalid(problem);
        }
    }
}
