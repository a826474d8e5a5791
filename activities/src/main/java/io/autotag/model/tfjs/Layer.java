package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One layer that is being turned into nodes: what it is, what goes in, and where to add. */
record Layer(String name, String kind, JsonNode config, List<String> inputs, LayerNodes nodes) {

    Layer {
        inputs = List.copyOf(inputs);
    }

    String input() {
        if (inputs.size() != 1) {
            throw refuse("it has " + inputs.size() + " inputs where one is expected");
        }
        return inputs.get(0);
    }

    /** Adds the node that the layer is, under the layer's own name. */
    String last(NodeBuilder node) {
        return nodes.add(node.named(name));
    }

    /** Adds a node on the way there. */
    String step(String part, NodeBuilder node) {
        return nodes.add(node.named(name + "/" + part));
    }

    String constant(String part, Tensor numbers) {
        return nodes.constant(name + "/" + part, numbers);
    }

    /** A list of integers as a constant. */
    String constant(String part, long... numbers) {
        return constant(part, Tensor.integers(Shape.of(numbers.length), numbers));
    }

    String weight(String part) {
        return nodes.weight(name + "/" + part).orElseThrow(() -> refuse("the model has no weight " + part + " for it"));
    }

    boolean flag(String setting) {
        return config.path(setting).asBoolean(false);
    }

    String text(String setting, String fallback) {
        return config.path(setting).asText(fallback);
    }

    /** Two numbers, height and width; a single one stands for both. */
    long[] pair(String setting, long... fallback) {
        JsonNode pair = config.path(setting);
        if (pair.isNumber()) {
            return new long[] {pair.asLong(), pair.asLong()};
        }
        return pair.size() == 2
                ? new long[] {pair.path(0).asLong(), pair.path(1).asLong()}
                : fallback.clone();
    }

    ImportException refuse(String why) {
        return new ImportException("The layer " + kind + " " + Excerpt.of(name) + " cannot be imported: " + why + ".");
    }
}
