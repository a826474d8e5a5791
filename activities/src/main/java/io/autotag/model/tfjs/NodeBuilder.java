package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Makes a node that no file contains, its attributes written as a file would write them. */
final class NodeBuilder {

    private final String operation;
    private final List<NodeOutput> inputs = new ArrayList<>();
    private final ObjectNode attributes = JsonNodeFactory.instance.objectNode();

    NodeBuilder(String operation) {
        this.operation = operation;
    }

    /** First outputs of other nodes. */
    NodeBuilder in(String... nodes) {
        Arrays.stream(nodes).forEach(node -> inputs.add(new NodeOutput(node, 0)));
        return this;
    }

    NodeBuilder in(List<String> nodes) {
        return in(nodes.toArray(String[]::new));
    }

    NodeBuilder in(NodeOutput input) {
        inputs.add(input);
        return this;
    }

    NodeBuilder set(String attribute, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        attributes.putObject(attribute).put("s", Base64.getEncoder().encodeToString(bytes));
        return this;
    }

    NodeBuilder set(String attribute, long number) {
        attributes.putObject(attribute).put("i", number);
        return this;
    }

    NodeBuilder set(String attribute, float number) {
        attributes.putObject(attribute).put("f", number);
        return this;
    }

    NodeBuilder set(String attribute, boolean flag) {
        attributes.putObject(attribute).put("b", flag);
        return this;
    }

    NodeBuilder set(String attribute, long[] numbers) {
        ArrayNode list = attributes.putObject(attribute).putObject("list").putArray("i");
        Arrays.stream(numbers).forEach(list::add);
        return this;
    }

    /** A type by its TensorFlow name, as {@code DT_FLOAT}. */
    NodeBuilder setType(String attribute, String type) {
        attributes.putObject(attribute).put("type", type);
        return this;
    }

    NodeBuilder setShape(String attribute, Shape shape) {
        ArrayNode lengths = attributes.putObject(attribute).putObject("shape").putArray("dim");
        Arrays.stream(shape.lengths()).forEach(length -> lengths.addObject().put("size", length));
        return this;
    }

    TfNode named(String name) {
        return new TfNode(name, operation, inputs, new Attributes(attributes));
    }
}
