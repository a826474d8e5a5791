package io.autotag.model.tfjs;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes one ONNX node, from left to right: its inputs, its attributes, and at last what comes out. */
final class NodeWriter {

    private final OnnxGraph graph;
    private final String hint;
    private final NodeProto.Builder node;

    NodeWriter(OnnxGraph graph, String operator, String hint) {
        this.graph = graph;
        this.hint = hint;
        this.node = NodeProto.newBuilder().setOpType(operator);
    }

    /** Names of values in the graph; an empty name leaves an optional input out. */
    NodeWriter in(String... names) {
        node.addAllInput(Arrays.asList(names));
        return this;
    }

    NodeWriter set(String attribute, long number) {
        return set(attribute(attribute, AttributeType.INT).setI(number));
    }

    NodeWriter set(String attribute, boolean flag) {
        return set(attribute, flag ? 1 : 0);
    }

    NodeWriter set(String attribute, float number) {
        return set(attribute(attribute, AttributeType.FLOAT).setF(number));
    }

    NodeWriter set(String attribute, String text) {
        return set(attribute(attribute, AttributeType.STRING).setS(ByteString.copyFromUtf8(text)));
    }

    NodeWriter set(String attribute, long[] numbers) {
        AttributeProto.Builder list = attribute(attribute, AttributeType.INTS);
        Arrays.stream(numbers).forEach(list::addInts);
        return set(list);
    }

    /** Ends the node; it has one output. */
    Value out(ElementType type, Shape shape, Layout layout) {
        return Value.computed(type, shape, layout, out());
    }

    /** Ends the node; its one output is like the given value in type, shape and layout. */
    Value outLike(Value value) {
        return out(value.type(), value.shape(), value.layout());
    }

    /** Ends the node; its one output is what the name stands for. */
    String out() {
        return outs(1).get(0);
    }

    /** Ends the node; it has so many outputs. */
    List<String> outs(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(graph.unique(hint));
        }
        graph.add(node.setName(names.get(0)).addAllOutput(names));
        return names;
    }

    private NodeWriter set(AttributeProto.Builder attribute) {
        node.addAttribute(attribute);
        return this;
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
