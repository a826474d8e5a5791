package io.autotag.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns an error answer of the API into one sentence: the detail first, then what is wrong with which field. */
final class ErrorText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ErrorText() {}

    static String of(int status, String body) {
        JsonNode error = parse(body);
        String detail = error.path("detail").isTextual() ? error.path("detail").asText() : "";
        String fields = fields(error, detail);
        if (detail.isEmpty() && fields.isEmpty()) {
            return "The server answered HTTP " + status + " without a reason.";
        }
        if (detail.isEmpty()) {
            return "The server refused the request: " + fields + ".";
        }
        String hint = status == 401 ? " Give a key with --api-key or AUTOTAG_API_KEY." : "";
        return (fields.isEmpty() ? detail : detail + " (" + fields + ")") + hint;
    }

    /** What the detail does not say already. */
    private static String fields(JsonNode error, String detail) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : error.properties()) {
            if (field.getValue().isArray() && !field.getValue().isEmpty() && !isOfQuery(error, field.getKey())) {
                String part = field.getKey() + ": " + join(field.getValue());
                if (!detail.contains(join(field.getValue()))) {
                    parts.add(part);
                }
            }
        }
        return String.join("; ", parts);
    }

    /** What a query could have gone on with is no field of the request. */
    private static boolean isOfQuery(JsonNode error, String field) {
        return field.equals("expected") && error.has("position");
    }

    private static String join(JsonNode texts) {
        List<String> parts = new ArrayList<>();
        texts.forEach(text -> parts.add(text.asText()));
        return String.join(" ", parts);
    }

    /** An empty object for what is no JSON. */
    static JsonNode parse(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.createObjectNode() : tree;
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
