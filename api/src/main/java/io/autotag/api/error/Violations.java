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
        Map<String, String> details = new TreeMap<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            String place = place(violation.getPropertyPath());
            String field = outermost(place);
            String sentence = sentence(violation.getMessage());
            String detail = place + ": " + sentence;
            details.putIfAbsent(place, detail);
            fields.computeIfAbsent(field, name -> new ArrayList<>()).add(place.equals(field) ? sentence : detail);
        }
        if (fields.containsKey("")) {
            return ApiException.badRequest("The request needs a JSON body.");
        }
        return new ApiException(400, details.values().iterator().next(), fields);
    }

    /** As {@code decisions[2].version}, in the names of the JSON; empty for the whole body. */
    private static String place(Path path) {
        StringBuilder place = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                String index = node.getIndex() == null ? "" : "[" + node.getIndex() + "]";
                String dot = place.isEmpty() ? "" : ".";
                place.append(index).append(dot).append(NAMES.translate(node.getName()));
            }
        }
        return place.toString();
    }

    /** The property of the body itself, since that is where the caller looks. */
    private static String outermost(String place) {
        return place.split("[.\\[]", 2)[0];
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + (message.endsWith(".") ? "" : ".");
    }
}
