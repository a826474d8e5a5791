package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The settings of a node, as the JSON form of TensorFlow's protocol buffers writes them. */
final class Attributes {

    private final JsonNode json;

    Attributes(JsonNode json) {
        this.json = json;
    }

    boolean flag(String key) {
        return json.path(key).path("b").asBoolean(false);
    }

    long integer(String key, long fallback) {
        return json.path(key).path("i").asLong(fallback);
    }

    float number(String key, float fallback) {
        return (float) json.path(key).path("f").asDouble(fallback);
    }

    String text(String key, String fallback) {
        JsonNode text = json.path(key).path("s");
        return text.isTextual() ? decoded(key, text.asText()) : fallback;
    }

    /** A list of integers; empty when there is none. */
    long[] integers(String key) {
        return elements(json.path(key).path("list").path("i"))
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        elements(json.path(key).path("list").path("s")).forEach(text -> texts.add(decoded(key, text.asText())));
        return texts;
    }

    Optional<ElementType> type(String key) {
        return ElementType.ofTensorflow(json.path(key).path("type").asText(""));
    }

    /** A shape; nothing when it is not given or does not even say how many axes there are. */
    Optional<Shape> shape(String key) {
        return shape(json.path(key).path("shape"));
    }

    /** Reads a shape that stands anywhere in the file. */
    static Optional<Shape> shape(JsonNode shape) {
        if (!shape.isObject() || shape.path("unknownRank").asBoolean(false)) {
            return Optional.empty();
        }
        LongStream lengths = elements(shape.path("dim"))
                .mapToLong(length -> length.path("size").asLong(0));
        return Optional.of(Shape.of(lengths.toArray()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String decoded(String key, String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ImportException("The model's setting " + Excerpt.of(key) + " is not base64 text.", e);
        }
    }
}
