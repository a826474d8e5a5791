package io.autotag.store;

import java.util.LinkedHashMap;
import java.util.Map;
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

    Map<String, @Nullable Object> row() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("kind", kind);
        row.put("set_id", prediction == null ? null : prediction.setId());
        row.put("seq", prediction == null ? null : prediction.seq());
        row.put("annotation_uid", annotationUid);
        row.put("before", before);
        row.put("after", after);
        return row;
    }
}
