package io.autotag.store;

import io.autotag.blob.Digests;
import io.autotag.mask.Mask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the log keeps of an annotation, or of a prediction that has none: label, box and attributes, and of a mask its
 * SHA-256. Box and mask are left out where there is none, so a mask that is in what was and not in what is has gone. Pure.
 */
final class LoggedContent {

    private LoggedContent() {}

    /** Of an annotation as it is. */
    static Map<String, @Nullable Object> of(StoredAnnotation annotation) {
        return of(annotation.label(), annotation.box(), annotation.mask(), stored(annotation));
    }

    /** Of an annotation as it will be; attributes that nobody said anew are those it had. */
    static Map<String, @Nullable Object> of(Content written, Optional<StoredAnnotation> earlier) {
        Object attributes = written.attributes() != null
                ? written.attributes()
                : earlier.<Object>map(LoggedContent::stored).orElseGet(Map::of);
        return of(written.label(), written.box(), written.mask(), attributes);
    }

    /** What the model said, which has no attributes. */
    static Map<String, @Nullable Object> of(PredictionNow prediction) {
        return of(prediction.shownLabel(), prediction.box(), prediction.mask(), Map.of());
    }

    private static StoredJson stored(StoredAnnotation annotation) {
        return new StoredJson(annotation.attributes());
    }

    private static Map<String, @Nullable Object> of(
            String label, @Nullable Box box, @Nullable Mask mask, Object attributes) {
        Map<String, @Nullable Object> logged = new LinkedHashMap<>();
        logged.put("label", label);
        if (box != null) {
            logged.put("box", new ArrayList<>(List.of(box.x(), box.y(), box.w(), box.h())));
        }
        if (mask != null) {
            logged.put("mask", Digests.sha256Text(mask.toBytes()));
        }
        logged.put("attributes", attributes);
        return logged;
    }
}
