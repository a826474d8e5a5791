package io.autotag.model.tfjs;

import java.util.List;

/**
 * A node of the TensorFlow graph.
 *
 * @param inputs what it computes from, without nodes it merely waits for
 */
record TfNode(String name, String op, List<NodeOutput> inputs, Attributes attributes) {

    static final String CONSTANT = "Const";
    static final String PLACEHOLDER = "Placeholder";

    TfNode {
        inputs = List.copyOf(inputs);
    }

    boolean is(String other) {
        return op.equals(other);
    }
}
