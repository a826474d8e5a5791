package io.autotag.model.tfjs;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The ONNX graph as it grows. A value is asked for by the layout wanted; turning it around is written once, and constants
 * are turned around here and now.
 */
final class OnnxGraph {

    /** A tensor that the file holds; the same array under the same shape is held once. */
    private record Held(Tensor tensor, Layout layout) {}

    private final List<NodeProto.Builder> nodes = new ArrayList<>();
    private final Map<String, Tensor> initializers = new LinkedHashMap<>();
    private final Map<Held, String> held = new HashMap<>();
    private final Map<String, String> turned = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Set<String> inputs = new HashSet<>();
    private long bytes;

    /** Declares an input; its name is as wanted, unless taken. */
    Value input(String name, ElementType type, Shape shape) {
        String unique = unique(name);
        inputs.add(unique);
        return Value.computed(type, shape, Layout.PLAIN, unique);
    }

    /** Begins a node; the hint is what the TensorFlow node is called. */
    NodeWriter node(String operator, String hint) {
        return new NodeWriter(this, operator, hint);
    }

    /** The name under which a value lies in the given layout. */
    String name(Value value, Layout layout) {
        if (value.constant().isPresent()) {
            return initializer(value.constant().get(), layout);
        }
        if (value.layout() == layout) {
            return value.name();
        }
        return turned.computeIfAbsent(value.name(), name -> node("Transpose", name)
                .in(name)
                .set("perm", layout.orderFrom(value.layout()))
                .out());
    }

    /** The name of an operand that is to be broadcast against others in the given layout. */
    String operand(Value value, Layout layout) {
        if (layout == Layout.PLAIN || value.rank() == 4 || value.rank() == 0) {
            return name(value, value.rank() == 0 ? Layout.PLAIN : layout);
        }
        Shape padded = value.shape().padded(4);
        if (value.constant().isPresent()) {
            return initializer(value.constant().get().reshaped(padded), layout);
        }
        long[] front = LongStream.range(0, 4 - value.rank()).toArray();
        String full = node("Unsqueeze", value.name())
                .in(value.name(), constant(Tensor.longs(front)))
                .out();
        return name(Value.computed(value.type(), padded, Layout.PLAIN, full), layout);
    }

    /** The name of a value as 64-bit integers, which is what ONNX takes for shapes and places. */
    String longs(Value value) {
        if (value.constant().isPresent()) {
            return constant(value.constant().get().asLongs());
        }
        return node("Cast", value.name())
                .in(name(value, Layout.PLAIN))
                .set("to", ElementType.LONG.onnx())
                .out();
    }

    /** The name of a constant. */
    String constant(Tensor tensor) {
        return initializer(tensor, Layout.PLAIN);
    }

    private String initializer(Tensor tensor, Layout layout) {
        return held.computeIfAbsent(new Held(tensor, layout), key -> {
            bytes += tensor.bytes().remaining();
            if (bytes > WeightReader.MOST_BYTES) {
                throw new ImportException("The ONNX file would be larger than " + (WeightReader.MOST_BYTES >> 20)
                        + " MiB; that is too large to import.");
            }
            String name = unique("constant");
            initializers.put(name, layout.arrange(tensor));
            return name;
        });
    }

    /** A name that nothing else in the graph has. */
    String unique(String hint) {
        int before = names.merge(hint, 1, Integer::sum) - 1;
        if (before == 0) {
            return hint;
        }
        return unique(hint + "/" + before);
    }

    boolean isInput(String name) {
        return inputs.contains(name);
    }

    /** Gives values other names, which nothing else may have. */
    void rename(Map<String, String> renamed) {
        for (NodeProto.Builder node : nodes) {
            for (int i = 0; i < node.getInputCount(); i++) {
                node.setInput(i, renamed.getOrDefault(node.getInput(i), node.getInput(i)));
            }
            for (int i = 0; i < node.getOutputCount(); i++) {
                node.setOutput(i, renamed.getOrDefault(node.getOutput(i), node.getOutput(i)));
            }
        }
    }

    void add(NodeProto.Builder node) {
        nodes.add(node);
    }

    List<NodeProto.Builder> nodes() {
        return nodes;
    }

    Map<String, Tensor> initializers() {
        return initializers;
    }
}
