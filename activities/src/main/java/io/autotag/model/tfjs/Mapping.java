package io.autotag.model.tfjs;

import java.util.List;

/** How one kind of TensorFlow operation is written in ONNX. */
@FunctionalInterface
interface Mapping {

    /** Writes the nodes and answers the operation's outputs. */
    List<Value> map(Operation operation);

    /** For the many operations of one output. */
    @FunctionalInterface
    interface Single {
        Value map(Operation operation);
    }

    static Mapping single(Single mapping) {
        return operation -> List.of(mapping.map(operation));
    }
}
