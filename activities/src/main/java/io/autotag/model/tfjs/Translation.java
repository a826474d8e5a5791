package io.autotag.model.tfjs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns nodes into ONNX, one after the other, each behind all that it is computed from. */
final class Translation {

    private final TfGraph source;
    private final Map<String, Tensor> weights;
    private final OperationTable table;
    private final OnnxGraph graph = new OnnxGraph();
    private final Map<String, Value> inputs = new LinkedHashMap<>();
    private final Map<String, List<Value>> results = new HashMap<>();

    Translation(TfGraph source, Map<String, Tensor> weights, OperationTable table) {
        this.source = source;
        this.weights = weights;
        this.table = table;
    }

    OnnxModel run(List<TfNode> sorted, List<Port> outputs) {
        // Before anything else takes them.
        Map<Port, String> names = new LinkedHashMap<>();
        outputs.forEach(output -> names.put(output, graph.unique(output.name())));
        declareInputs(sorted);
        for (TfNode node : sorted) {
            if (!results.containsKey(node.name())) {
                results.put(node.name(), translated(node));
            }
        }
        Map<String, Value> named = new LinkedHashMap<>();
        names.forEach((output, name) -> named.put(name, result(output.source(), output.name())));
        return new OnnxModel(graph, inputs, named);
    }

    /** Inputs come in the order of the signature, whatever the order of the nodes. */
    private void declareInputs(List<TfNode> sorted) {
        Map<String, TfNode> placeholders = new LinkedHashMap<>();
        sorted.stream()
                .filter(node -> node.is(TfNode.PLACEHOLDER))
                .forEach(node -> placeholders.put(node.name(), node));
        for (Port port : source.inputs()) {
            TfNode node = placeholders.remove(port.source().node());
            if (node != null) {
                declare(node, port.name(), port.shape());
            }
        }
        placeholders.values().forEach(node -> declare(node, node.name(), Optional.empty()));
    }

    private void declare(TfNode node, String name, Optional<Shape> signature) {
        Shape shape = node.attributes()
                .shape("shape")
                .or(() -> signature)
                .orElseThrow(() -> new ImportException("The input " + Excerpt.of(name) + " says no shape."));
        ElementType type = node.attributes()
                .type("dtype")
                .orElseThrow(() -> new ImportException("The input " + Excerpt.of(name)
                        + " is of a type that cannot be imported; float32, int32, uint8 and bool can be."));
        Value value = graph.input(name, type, shape);
        inputs.put(value.name(), value);
        Operation operation = new Operation(node, List.of(value), graph);
        ElementType computed = type == ElementType.BYTE ? ElementType.INTEGER : type;
        results.put(node.name(), List.of(UnaryOps.cast(operation, value, computed)));
    }

    private List<Value> translated(TfNode node) {
        if (node.is(TfNode.CONSTANT)) {
            Tensor weight = weights.get(node.name());
            if (weight == null) {
                throw new ImportException("The constant " + Excerpt.of(node.name()) + " has no weights.");
            }
            return List.of(Value.of(weight));
        }
        List<Value> operands = new ArrayList<>();
        node.inputs().forEach(input -> operands.add(result(input, node.name())));
        Mapping mapping = table.of(node.op()).orElseThrow();
        return mapping.map(new Operation(node, operands, graph));
    }

    private Value result(NodeOutput output, String usedBy) {
        List<Value> values = results.getOrDefault(output.node(), List.of());
        if (output.index() >= values.size()) {
            throw new ImportException(Excerpt.of(usedBy) + " needs output " + output.index() + " of "
                    + Excerpt.of(output.node()) + ", which is not computed.");
        }
        return values.get(output.index());
    }
}
