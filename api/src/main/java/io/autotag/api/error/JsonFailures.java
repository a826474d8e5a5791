package io.autotag.api.error;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.autotag.query.NearMiss;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with a JSON body, in the caller's terms; empty where the fault is ours. */
final class JsonFailures {

    private JsonFailures() {}

    static Optional<ApiException> explain(JsonProcessingException failure) {
        if (failure instanceof StreamConstraintsException) {
            return Optional.of(ApiException.badRequest("The body is nested too deeply or holds too long a value."));
        }
        if (failure instanceof StreamReadException || failure instanceof JsonParseException) {
            return Optional.of(ApiException.badRequest("The body is not valid JSON" + place(failure) + "."));
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return Optional.of(unknown(unknown));
        }
        if (failure.getCause() instanceof ApiException refused) {
            return Optional.of(refused);
        }
        if (failure instanceof ValueInstantiationException) {
            return Optional.empty();
        }
        if (failure instanceof InvalidFormatException invalid) {
            return Optional.of(wrong(invalid, expected(invalid)));
        }
        if (failure instanceof MismatchedInputException mismatched) {
            return Optional.of(wrong(mismatched, "Has the wrong type."));
        }
        if (failure instanceof InvalidDefinitionException || !(failure instanceof JsonMappingException)) {
            return Optional.empty();
        }
        return Optional.of(ApiException.badRequest("The body is not what this route takes" + place(failure) + "."));
    }

    private static ApiException unknown(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds() == null ? List.of() : unknown.getKnownPropertyIds();
        List<String> names = known.stream().map(String::valueOf).sorted().toList();
        String field = unknown.getPropertyName();
        String meant = NearMiss.of(field, names)
                .map(name -> " Did you mean \"" + name + "\"?")
                .orElse("");
        String sentence = "Unknown field." + meant + " Known here: " + String.join(", ", names) + ".";
        return new ApiException(400, "Unknown field \"" + field + "\"." + meant, Map.of(field, List.of(sentence)));
    }

    private static ApiException wrong(JsonMappingException failure, String sentence) {
        Optional<String> field = failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .findFirst();
        return field.map(name -> ApiException.badField(name, sentence))
                .orElseGet(() -> ApiException.badRequest("The body must be one JSON object."));
    }

    private static String expected(InvalidFormatException invalid) {
        Class<?> target = invalid.getTargetType();
        if (target == Instant.class) {
            return "Must be a moment like 2026-01-31T12:00:00Z.";
        }
        if (target == null || !target.isEnum()) {
            return "Has the wrong format.";
        }
        return Arrays.stream(target.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "Must be one of ", "."));
    }

    private static String place(JsonProcessingException failure) {
        return failure.getLocation() == null
                ? ""
                : " (line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr() + ")";
    }
}
