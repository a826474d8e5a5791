package io.autotag.api.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The one JSON shape of a failure: {@code detail}, then a list of sentences under each field that is wrong. */
final class ErrorBody {

    private ErrorBody() {}

    static Map<String, Object> of(String detail) {
        return Map.of("detail", detail);
    }

    static Map<String, Object> of(String detail, UUID correlationId) {
        return Map.of("detail", detail, "correlation_id", correlationId.toString());
    }

    static Map<String, Object> of(ApiException refused) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("detail", refused.detail());
        refused.fields().forEach(body::putIfAbsent);
        return body;
    }
}
