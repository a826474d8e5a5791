package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.model.tfjs.Quantisation.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads the weight manifest out of a model's JSON file. */
final class ManifestJson {

    private ManifestJson() {}

    static List<WeightGroup> read(JsonNode manifest) {
        List<WeightGroup> groups = new ArrayList<>();
        for (JsonNode group : manifest) {
            List<String> paths = new ArrayList<>();
            group.path("paths").forEach(path -> paths.add(path.asText()));
            List<WeightSpec> weights = new ArrayList<>();
            group.path("weights").forEach(weight -> weights.add(weight(weight)));
            groups.add(new WeightGroup(paths, weights));
        }
        return groups;
    }

    private static WeightSpec weight(JsonNode json) {
        String name = json.path("name").asText("");
        String type = json.path("dtype").asText("");
        ElementType known = ElementType.ofWeight(type)
                .orElseThrow(() -> new ImportException("The weight " + Excerpt.of(name) + " is of type "
                        + Excerpt.of(type) + "; only float32, int32 and bool can be imported."));
        long[] lengths = StreamSupport.stream(json.path("shape").spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
        return new WeightSpec(name, known, Shape.of(lengths), quantisation(name, json.path("quantization")));
    }

    private static Optional<Quantisation> quantisation(String weight, JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        double scale = json.path("scale").asDouble(1);
        double minimum = json.path("min").asDouble(0);
        return Optional.of(new Quantisation(stored(weight, json.path("dtype").asText("")), scale, minimum));
    }

    private static Stored stored(String weight, String type) {
        return switch (type) {
            case "uint8" -> Stored.UINT8;
            case "uint16" -> Stored.UINT16;
            case "float16" -> Stored.FLOAT16;
            default ->
                throw new ImportException("The weight " + Excerpt.of(weight) + " is quantised to " + Excerpt.of(type)
                        + "; only uint8, uint16 and float16 can be imported.");
        };
    }
}
