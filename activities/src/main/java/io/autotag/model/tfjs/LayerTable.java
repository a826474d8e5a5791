package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every kind of layer that can be imported. */
final class LayerTable {

    private static final Set<String> SEQUENCES = Set.of("Sequential");
    private static final Set<String> NETWORKS = Set.of("Functional", "Model");
    private static final Map<String, LayerMapping> MAPPINGS = mappings();

    private LayerTable() {}

    static LayerMapping of(String kind) {
        return Objects.requireNonNull(MAPPINGS.get(kind), kind);
    }

    static boolean isSequence(JsonNode layer) {
        return SEQUENCES.contains(kind(layer));
    }

    static boolean isModel(JsonNode layer) {
        return isSequence(layer) || NETWORKS.contains(kind(layer));
    }

    static boolean isInput(JsonNode layer) {
        return kind(layer).equals("InputLayer");
    }

    /** Refuses a model with layers that are not in the table, naming all of them. */
    static void requireAll(JsonNode model) {
        Set<String> unknown = new TreeSet<>();
        collectUnknown(model, unknown);
        if (!unknown.isEmpty()) {
            throw new ImportException("The model uses layers that cannot be imported: " + String.join(", ", unknown)
                    + ". As a graph model it may: tensorflowjs_converter --input_format=tfjs_layers_model"
                    + " --output_format=tfjs_graph_model model.json FOLDER");
        }
    }

    private static void collectUnknown(JsonNode layer, Set<String> unknown) {
        if (isModel(layer)) {
            JsonNode config = layer.path("config");
            for (JsonNode inner : config.isArray() ? config : config.path("layers")) {
                collectUnknown(inner, unknown);
            }
        } else if (!isInput(layer) && !MAPPINGS.containsKey(kind(layer))) {
            unknown.add(kind(layer));
        }
    }

    private static String kind(JsonNode layer) {
        return layer.path("class_name").asText("");
    }

    private static Map<String, LayerMapping> mappings() {
        Map<String, LayerMapping> all = new TreeMap<>();
        all.putAll(WeightedLayers.mappings());
        all.putAll(ActivationLayers.mappings());
        all.putAll(PictureLayers.mappings());
        all.putAll(JoiningLayers.mappings());
        return all;
    }
}
