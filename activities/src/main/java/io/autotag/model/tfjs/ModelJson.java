package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the JSON file of a model: its nodes, its signature and its weight manifest. */
final class ModelJson {

    private static final int MOST_OUTPUTS = 100;
    /** Nodes without a result: nobody's output. */
    private static final Set<String> NO_OUTPUT = Set.of(TfNode.CONSTANT, TfNode.PLACEHOLDER, "NoOp");

    private ModelJson() {}

    static TfGraph read(Path file) {
        JsonNode model = JsonFile.read(file);
        JsonNode topology = model.path("modelTopology");
        List<WeightGroup> weights = ManifestJson.read(model.path("weightsManifest"));
        if (LayersJson.isLayersModel(topology)) {
            return LayersJson.read(topology, weights);
        }
        if (!topology.path("node").isArray()) {
            throw new ImportException(file + " is not the JSON file of a TensorFlow.js model.");
        }
        Map<String, TfNode> nodes = nodes(topology.path("node"));
        JsonNode signature = signature(model);
        List<Port> outputs = outputs(signature.path("outputs"), nodes);
        return new TfGraph(nodes, ports(signature.path("inputs")), outputs, weights, Map.of());
    }

    /** Converters of different age leave the signature at different places. */
    private static JsonNode signature(JsonNode model) {
        JsonNode signature = model.path("userDefinedMetadata").path("signature");
        return signature.isObject() ? signature : model.path("signature");
    }

    private static Map<String, TfNode> nodes(JsonNode array) {
        Map<String, TfNode> nodes = new LinkedHashMap<>();
        for (JsonNode json : array) {
            TfNode node = node(json);
            if (nodes.put(node.name(), node) != null) {
                throw new ImportException("The model has two nodes of the name " + Excerpt.of(node.name()) + ".");
            }
        }
        return nodes;
    }

    private static TfNode node(JsonNode json) {
        List<NodeOutput> inputs = new ArrayList<>();
        for (JsonNode input : json.path("input")) {
            String text = input.asText();
            boolean merelyWaitsFor = text.startsWith("^");
            if (!merelyWaitsFor) {
                inputs.add(NodeOutput.parse(text));
            }
        }
        String name = json.path("name").asText("");
        return new TfNode(name, json.path("op").asText(""), inputs, new Attributes(json.path("attr")));
    }

    private static List<Port> ports(JsonNode signature) {
        List<Port> ports = new ArrayList<>();
        signature.properties().forEach(entry -> {
            JsonNode info = entry.getValue();
            NodeOutput source = NodeOutput.parse(info.path("name").asText(entry.getKey()));
            ports.add(new Port(portName(entry.getKey()), source, Attributes.shape(info.path("tensorShape"))));
        });
        return ports;
    }

    private static List<Port> outputs(JsonNode signature, Map<String, TfNode> nodes) {
        List<Port> outputs = ports(signature);
        if (outputs.isEmpty()) {
            outputs = unused(nodes);
        }
        if (outputs.isEmpty()) {
            throw new ImportException("The model has no output.");
        }
        if (outputs.size() > MOST_OUTPUTS) {
            throw new ImportException(
                    "The model has " + outputs.size() + " outputs; at most " + MOST_OUTPUTS + " can be imported.");
        }
        return outputs;
    }

    /** Without a signature, what nothing else is computed from is an output. */
    private static List<Port> unused(Map<String, TfNode> nodes) {
        Set<String> used = new LinkedHashSet<>();
        nodes.values().forEach(node -> node.inputs().forEach(input -> used.add(input.node())));
        return nodes.values().stream()
                .filter(node -> !used.contains(node.name()) && !NO_OUTPUT.contains(node.op()))
                .map(node -> new Port(node.name(), new NodeOutput(node.name(), 0), Optional.empty()))
                .toList();
    }

    /** Signatures often call a tensor {@code Identity:0}; the number says nothing. */
    private static String portName(String key) {
        return key.endsWith(":0") ? key.substring(0, key.length() - 2) : key;
    }
}
