package io.autotag.store;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log before it is written.
 *
 * @param kind accept, modify, reject, undo; add, change, remove; item
 * @param prediction what was decided on, or null
 * @param annotationUid what was made, changed or removed, or null
 */
record EventDraft(
        String kind,
        @Nullable PredictionKey prediction,
        @Nullable String annotationUid,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after) {

    /** Of what was decided on, if something was. */
    <T> @Nullable T ofPrediction(Function<PredictionKey, T> value) {
        return prediction == null ? null : value.apply(prediction);
    }
}
