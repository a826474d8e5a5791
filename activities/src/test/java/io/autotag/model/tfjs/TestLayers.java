package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small TensorFlow.js layers models, layer by layer. Its weights are those of a {@link TestGraph}. */
final class TestLayers implements TestModel {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestGraph weights = new TestGraph();
    private final ObjectNode model;
    private final ArrayNode layers;

    private TestLayers(String kind) {
        model = JsonNodeFactory.instance.objectNode().put("class_name", kind);
        layers = model.putObject("config").put("name", kind).putArray("layers");
    }

    static TestLayers sequence() {
        return new TestLayers("Sequential");
    }

    static TestLayers network() {
        return new TestLayers("Model");
    }

    TestLayers floats(String name, float[] numbers, long... shape) {
        weights.floats(name, numbers, shape);
        return this;
    }

    /** A layer; its settings are JSON with single quotes. */
    TestLayers layer(String kind, String name, String settings, String... from) {
        ObjectNode layer = layers.addObject().put("class_name", kind).put("name", name);
        layer.set("config", object(settings).put("name", name));
        ArrayNode calls = layer.putArray("inbound_nodes");
        if (from.length > 0) {
            ArrayNode call = calls.addArray();
            for (String source : from) {
                call.addArray().add(source).add(0).add(0);
            }
        }
        return this;
    }

    TestLayers input(String name, String shape) {
        return layer("InputLayer", name, "{'batch_input_shape': " + shape + "}");
    }

    /** Names what goes in and what comes out of a network. */
    TestLayers between(String input, String output) {
        ObjectNode config = (ObjectNode) model.path("config");
        config.putArray("input_layers").addArray().add(input).add(0).add(0);
        config.putArray("output_layers").addArray().add(output).add(0).add(0);
        return this;
    }

    /** A model as a layer of this one; its weights are this one's. */
    TestLayers model(String name, TestLayers inner, String... from) {
        layer(inner.model.path("class_name").asText(), name, "{}", from);
        ((ObjectNode) layers.get(layers.size() - 1)).set("config", inner.model.path("config"));
        return this;
    }

    ArrayNode layers() {
        return layers;
    }

    @Override
    public Path write(Path folder) {
        Path json = weights.write(folder);
        try {
            ObjectNode file = (ObjectNode) MAPPER.readTree(json.toFile());
            file.put("format", "layers-model").set("modelTopology", model);
            return Files.write(json, MAPPER.writeValueAsBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
