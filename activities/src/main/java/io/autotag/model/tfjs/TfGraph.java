package io.autotag.model.tfjs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A TensorFlow.js graph model as its JSON file describes it, weights not read yet.
 *
 * @param nodes by name, in the order of the file
 * @param constants the numbers of constants that are in no weight file, by name
 * @param inputs as far as the signature names them
 */
record TfGraph(
        Map<String, TfNode> nodes,
        List<Port> inputs,
        List<Port> outputs,
        List<WeightGroup> weights,
        Map<String, Tensor> constants) {

    TfGraph {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        weights = List.copyOf(weights);
        constants = Map.copyOf(constants);
    }

    /** The same model with other nodes. */
    TfGraph with(Map<String, TfNode> others) {
        return new TfGraph(others, inputs, outputs, weights, constants);
    }

    /** The node of this name; {@code usedBy} begins the sentence when there is none. */
    TfNode node(String name, String usedBy) {
        TfNode node = nodes.get(name);
        if (node == null) {
            throw new ImportException(
                    usedBy + " is computed from " + Excerpt.of(name) + ", which is not in the model.");
        }
        return node;
    }
}
