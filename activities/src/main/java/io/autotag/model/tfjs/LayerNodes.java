package io.autotag.model.tfjs;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes that layers become, as they are added. */
final class LayerNodes {

    private final Map<String, TfNode> nodes = new LinkedHashMap<>();
    private final Map<String, Tensor> constants = new HashMap<>();
    private final Map<String, WeightSpec> weights = new HashMap<>();

    LayerNodes(List<WeightGroup> groups) {
        groups.forEach(group -> group.weights().forEach(weight -> weights.put(weight.name(), weight)));
    }

    /** Adds a node and answers its name. */
    String add(TfNode node) {
        if (nodes.putIfAbsent(node.name(), node) != null) {
            throw new ImportException("The model has two layers of the name " + Excerpt.of(node.name()) + ".");
        }
        return node.name();
    }

    /** Adds a constant that is in no weight file. */
    String constant(String name, Tensor numbers) {
        constants.put(name, numbers);
        return add(new NodeBuilder(TfNode.CONSTANT).named(name));
    }

    /** Adds a weight, if the model has it. */
    Optional<String> weight(String name) {
        return Optional.ofNullable(weights.get(name)).map(weight -> add(new NodeBuilder(TfNode.CONSTANT).named(name)));
    }

    Optional<Shape> shapeOfWeight(String name) {
        return Optional.ofNullable(weights.get(name)).map(WeightSpec::shape);
    }

    Map<String, TfNode> all() {
        return Collections.unmodifiableMap(nodes);
    }

    Map<String, Tensor> constants() {
        return Collections.unmodifiableMap(constants);
    }
}
