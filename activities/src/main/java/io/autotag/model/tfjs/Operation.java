package io.autotag.model.tfjs;

import java.util.List;

/** One TensorFlow operation that is being turned into ONNX nodes: what it is, what goes in, and where to write. */
record Operation(TfNode node, List<Value> inputs, OnnxGraph graph) {

    Operation {
        inputs = List.copyOf(inputs);
    }

    Attributes attributes() {
        return node.attributes();
    }

    Value input(int index) {
        if (index >= inputs.size()) {
            throw refuse("it has no input " + (index + 1));
        }
        return inputs.get(index);
    }

    Value lastInput() {
        return input(inputs.size() - 1);
    }

    /** Inputs from one on. */
    List<Value> inputsFrom(int index) {
        return inputs.subList(Math.min(index, inputs.size()), inputs.size());
    }

    /** An input whose numbers must be known now. */
    Tensor constant(int index, String what) {
        return input(index).constant().orElseThrow(() -> refuse("its " + what + " is only known when the model runs"));
    }

    /** An input of integers that must be known now. */
    long[] integers(int index, String what) {
        Tensor tensor = constant(index, what);
        if (tensor.type() != ElementType.INTEGER && tensor.type() != ElementType.LONG) {
            throw refuse("its " + what + " is not of integers");
        }
        return tensor.toLongs();
    }

    /** An input of one integer that must be known now. */
    long integer(int index, String what) {
        long[] numbers = integers(index, what);
        if (numbers.length != 1) {
            throw refuse("its " + what + " is not one number");
        }
        return numbers[0];
    }

    /** The name of an input in TensorFlow's own order of axes. */
    String plain(int index) {
        return graph.name(input(index), Layout.PLAIN);
    }

    /** Begins an ONNX node. */
    NodeWriter emit(String operator) {
        return graph.node(operator, node.name());
    }

    ImportException refuse(String why) {
        return new ImportException(
                "The operation " + node.op() + " " + Excerpt.of(node.name()) + " cannot be imported: " + why + ".");
    }
}
