package io.autotag.api.error;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.dropwizard.jersey.validation.JerseyViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a request breaks of the rules of its shape, by field and in the names of the JSON. */
final class Violations {

    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private Violations() {}

    static ApiException explain(JerseyViolationException invalid) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            String sentence = sentence(violation.getMessage());
            fields.computeIfAbsent(field(violation.getPropertyPath()), name -> new ArrayList<>())
                    .add(sentence);
        }
        List<String> bodyless = fields.remove("");
        if (bodyless != null) {
            return ApiException.badRequest("The request needs a JSON body.");
        }
        Map.Entry<String, List<String>> first = fields.entrySet().iterator().next();
        return new ApiException(400, first.getKey() + ": " + first.getValue().get(0), fields);
    }

    /** The outermost property, since that is where the caller looks; empty for the whole body. */
    private static String field(Path path) {
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                return NAMES.translate(node.getName());
            }
        }
        return "";
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + (message.endsWith(".") ? "" : ".");
    }
}
