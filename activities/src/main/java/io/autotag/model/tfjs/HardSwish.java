package io.autotag.model.tfjs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises the hard swish of MobileNetV3, x · c · relu6(x + a), and its gate alone, c · relu6(x + a), where a and c are
 * numbers. The gate becomes one operation, clip(c·x + c·a, 0, 6c): ONNX Runtime then keeps the picture in its fastest
 * layout, which single numbers added to it would make it leave.
 */
final class HardSwish {

    static final String GATE = "gate of a hard swish";
    static final String SCALE = "scale";
    static final String SHIFT = "shift";

    /** A value combined with a single number. */
    private record Pair(NodeOutput value, float number) {}

    private final TfGraph graph;
    private final Map<String, Tensor> weights;

    HardSwish(TfGraph graph, Map<String, Tensor> weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /** The same graph with such places rewritten. What they no longer need is still there, used by nobody. */
    TfGraph rewritten() {
        Map<String, TfNode> nodes = new LinkedHashMap<>(graph.nodes());
        graph.nodes().values().stream().filter(node -> node.is("Mul")).forEach(product -> rewrite(product, nodes));
        return graph.with(nodes);
    }

    private void rewrite(TfNode product, Map<String, TfNode> nodes) {
        Optional<Pair> scaled = pair(product).filter(pair -> pair.number() > 0);
        if (scaled.isPresent()) {
            shifted(scaled.get().value())
                    .map(shifted -> gate(product.name(), shifted, scaled.get().number()))
                    .ifPresent(gate -> nodes.put(gate.name(), gate));
        } else if (product.inputs().size() == 2) {
            rewrite(product, product.inputs().get(0), product.inputs().get(1), nodes);
            rewrite(product, product.inputs().get(1), product.inputs().get(0), nodes);
        }
    }

    /** A product of c · x and relu6(x + a) becomes one of x and the gate. */
    private void rewrite(TfNode product, NodeOutput scaledInput, NodeOutput reluInput, Map<String, TfNode> nodes) {
        Optional<Pair> scaled = node(scaledInput, "Mul").flatMap(this::pair).filter(pair -> pair.number() > 0);
        Optional<Pair> shifted = shifted(reluInput);
        String name = product.name() + "/gate";
        boolean same = scaled.isPresent()
                && shifted.isPresent()
                && scaled.get().value().equals(shifted.get().value())
                && !graph.nodes().containsKey(name);
        if (same) {
            NodeOutput value = scaled.get().value();
            nodes.put(name, gate(name, shifted.get(), scaled.get().number()));
            List<NodeOutput> inputs = List.of(value, new NodeOutput(name, 0));
            nodes.put(product.name(), new TfNode(product.name(), product.op(), inputs, product.attributes()));
        }
    }

    /** x and a, when the value is relu6(x + a). */
    private Optional<Pair> shifted(NodeOutput value) {
        return node(value, "Relu6")
                .filter(relu -> relu.inputs().size() == 1)
                .map(relu -> relu.inputs().get(0))
                .flatMap(sum -> node(sum, "Add").or(() -> node(sum, "AddV2")))
                .flatMap(this::pair);
    }

    private Optional<TfNode> node(NodeOutput output, String operation) {
        return Optional.ofNullable(graph.nodes().get(output.node())).filter(node -> node.is(operation));
    }

    /** The inputs of a sum or product of a value and a number. */
    private Optional<Pair> pair(TfNode node) {
        if (node.inputs().size() != 2) {
            return Optional.empty();
        }
        NodeOutput left = node.inputs().get(0);
        NodeOutput right = node.inputs().get(1);
        return number(right).map(number -> new Pair(left, number)).or(() -> number(left)
                .map(number -> new Pair(right, number)));
    }

    private Optional<Float> number(NodeOutput output) {
        return node(output, TfNode.CONSTANT)
                .map(node -> weights.get(node.name()))
                .filter(tensor ->
                        tensor.type() == ElementType.FLOAT && tensor.shape().rank() == 0)
                .map(tensor -> tensor.toFloat(0));
    }

    private static TfNode gate(String name, Pair shifted, float scale) {
        return new NodeBuilder(GATE)
                .in(shifted.value())
                .set(SCALE, scale)
                .set(SHIFT, shifted.number())
                .named(name);
    }
}
