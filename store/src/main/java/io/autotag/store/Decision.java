package io.autotag.store;

import io.autotag.review.ReviewEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides on one prediction.
 *
 * @param seen the version the person looked at
 * @param label the right label, when it is modified and the label was wrong; else null
 * @param box the right box, when it is modified and the box was wrong; else null
 * @param attributes of the annotation that accepting or modifying makes
 */
public record Decision(
        PredictionKey prediction,
        SeenVersion seen,
        ReviewEvent event,
        @Nullable String label,
        @Nullable Box box,
        Map<String, Object> attributes) {

    public Decision {
        attributes = Attributes.checked(attributes);
        boolean changes = label != null || box != null;
        if (event == ReviewEvent.MODIFY && !changes) {
            throw StoreException.invalid("Whoever modifies a prediction gives its label, its box or both.");
        }
        if (event != ReviewEvent.MODIFY && changes) {
            throw StoreException.invalid("A label or a box comes with the action modify only.");
        }
        if (!attributes.isEmpty() && event != ReviewEvent.ACCEPT && event != ReviewEvent.MODIFY) {
            throw StoreException.invalid("Only a prediction that is accepted or modified gets attributes.");
        }
    }

    /** Without changes and attributes. */
    public static Decision of(PredictionKey prediction, SeenVersion seen, ReviewEvent event) {
        return new Decision(prediction, seen, event, null, null, Map.of());
    }
}
