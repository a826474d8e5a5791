package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a layers model, as Keras describes it, into the graph it stands for. Models may lie within models; their depth is
 * bounded by that of the file.
 */
final class LayersJson {

    private final LayerNodes nodes;
    private final List<Port> inputs = new ArrayList<>();

    private LayersJson(LayerNodes nodes) {
        this.nodes = nodes;
    }

    static boolean isLayersModel(JsonNode topology) {
        return topology.has("model_config") || topology.has("class_name");
    }

    static TfGraph read(JsonNode topology, List<WeightGroup> weights) {
        JsonNode model = topology.has("model_config") ? topology.path("model_config") : topology;
        LayerTable.requireAll(model);
        LayersJson reading = new LayersJson(new LayerNodes(weights));
        List<Port> outputs = reading.model(model, List.of()).stream()
                .map(node -> new Port(node, new NodeOutput(node, 0), Optional.empty()))
                .toList();
        return new TfGraph(reading.nodes.all(), reading.inputs, outputs, weights, reading.nodes.constants());
    }

    /** Adds the nodes of a model that is computed from the given ones, or has inputs of its own; answers its outputs. */
    private List<String> model(JsonNode model, List<String> from) {
        return LayerTable.isSequence(model) ? sequence(model, from) : network(model, from);
    }

    private List<String> sequence(JsonNode model, List<String> from) {
        List<String> last = from;
        JsonNode config = model.path("config");
        for (JsonNode layer : config.isArray() ? config : config.path("layers")) {
            JsonNode shape = layer.path("config").path("batch_input_shape");
            boolean first = last.isEmpty() && !LayerTable.isModel(layer);
            if (first && !LayerTable.isInput(layer)) {
                last = List.of(input(layer.path("config").path("name").asText() + "_input", shape, layer));
            }
            last = layer(layer, last);
        }
        return last;
    }

    private List<String> network(JsonNode model, List<String> from) {
        JsonNode config = model.path("config");
        Map<String, List<String>> made = new HashMap<>();
        Map<String, String> given = given(config, from);
        for (JsonNode layer : config.path("layers")) {
            String name = layer.path("name").asText();
            List<String> sources = given.containsKey(name) ? List.of(given.get(name)) : sources(layer, made);
            made.put(name, layer(layer, sources));
        }
        List<String> outputs = new ArrayList<>();
        config.path("output_layers").forEach(output -> outputs.add(source(output, made)));
        return outputs;
    }

    /** Which of the given nodes each input layer stands for. */
    private static Map<String, String> given(JsonNode config, List<String> from) {
        Map<String, String> given = new LinkedHashMap<>();
        JsonNode inputs = config.path("input_layers");
        if (!from.isEmpty() && from.size() != inputs.size()) {
            throw new ImportException(
                    "A model within the model has " + inputs.size() + " inputs and is given " + from.size() + ".");
        }
        for (int i = 0; i < from.size(); i++) {
            given.put(inputs.path(i).path(0).asText(), from.get(i));
        }
        return given;
    }

    private List<String> layer(JsonNode layer, List<String> from) {
        if (LayerTable.isModel(layer)) {
            return model(layer, from);
        }
        String name = layer.path("config").path("name").asText();
        if (LayerTable.isInput(layer)) {
            return from.isEmpty() ? List.of(input(name, layer.path("config").path("batch_input_shape"), layer)) : from;
        }
        String kind = layer.path("class_name").asText();
        return List.of(LayerTable.of(kind).map(new Layer(name, kind, layer.path("config"), from, nodes)));
    }

    private String input(String name, JsonNode lengths, JsonNode layer) {
        if (!lengths.isArray()) {
            throw new ImportException("The input " + Excerpt.of(name) + " says no shape.");
        }
        List<Long> shape = new ArrayList<>();
        lengths.forEach(length -> shape.add(length.isNull() ? Shape.UNKNOWN : length.asLong()));
        boolean integers = layer.path("config").path("dtype").asText("").equals("int32");
        nodes.add(new NodeBuilder(TfNode.PLACEHOLDER)
                .setType("dtype", integers ? "DT_INT32" : "DT_FLOAT")
                .setShape(
                        "shape",
                        Shape.of(shape.stream().mapToLong(Long::longValue).toArray()))
                .named(name));
        inputs.add(new Port(name, new NodeOutput(name, 0), Optional.empty()));
        return name;
    }

    private static List<String> sources(JsonNode layer, Map<String, List<String>> made) {
        JsonNode calls = layer.path("inbound_nodes");
        if (calls.size() > 1) {
            throw new ImportException(
                    "The layer " + Excerpt.of(layer.path("name").asText())
                            + " is used at more than one place; that cannot be imported.");
        }
        List<String> sources = new ArrayList<>();
        calls.path(0).forEach(source -> sources.add(source(source, made)));
        return sources;
    }

    /** A source is written as the layer's name, the number of its call and the number of its output. */
    private static String source(JsonNode source, Map<String, List<String>> made) {
        String layer = source.path(0).asText();
        List<String> outputs = made.getOrDefault(layer, List.of());
        int index = source.path(2).asInt();
        if (index < 0 || index >= outputs.size()) {
            throw new ImportException("The model uses output " + index + " of the layer " + Excerpt.of(layer)
                    + ", which is not computed before.");
        }
        return outputs.get(index);
    }
}
