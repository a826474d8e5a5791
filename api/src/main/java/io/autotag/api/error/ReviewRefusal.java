package io.autotag.api.error;

import io.autotag.store.ReviewConflict;
import io.autotag.store.ReviewConflictException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has changed under a reviewer's hands, and through whom. */
final class ReviewRefusal {

    private ReviewRefusal() {}

    /** The body that says so; empty for another failure. */
    static Optional<Map<String, Object>> of(Throwable failure) {
        if (!(failure instanceof ReviewConflictException refused)) {
            return Optional.empty();
        }
        List<Map<String, @Nullable Object>> conflicts =
                refused.conflicts().stream().map(ReviewRefusal::conflict).toList();
        return Optional.of(Map.of("detail", String.valueOf(refused.getMessage()), "conflicts", conflicts));
    }

    private static Map<String, @Nullable Object> conflict(ReviewConflict conflict) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("uid", conflict.uid());
        body.put("now", conflict.now());
        body.put("version", conflict.version());
        body.put("by", conflict.by());
        body.put("at", conflict.at());
        return body;
    }
}
