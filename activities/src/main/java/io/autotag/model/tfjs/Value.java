package io.autotag.model.tfjs;

import java.util.Objects;
import java.util.Optional;

/**
 * A tensor of the model while it is imported.
 *
 * @param shape in TensorFlow's order of axes, whatever the layout
 * @param layout how it lies where it is computed
 * @param name in the ONNX graph, in that layout; empty for a constant, which is written only where it is used
 */
record Value(ElementType type, Shape shape, Layout layout, String name, Optional<Tensor> constant) {

    Value {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(shape, "shape is null");
    }

    static Value of(Tensor constant) {
        return new Value(constant.type(), constant.shape(), Layout.PLAIN, "", Optional.of(constant));
    }

    static Value computed(ElementType type, Shape shape, Layout layout, String name) {
        return new Value(type, shape, layout, name, Optional.empty());
    }

    int rank() {
        return shape.rank();
    }

    /** Turns an axis that may be counted from the end into one counted from 0. */
    int axis(long axis) {
        return axis(axis, rank());
    }

    static int axis(long axis, int rank) {
        long counted = axis < 0 ? axis + rank : axis;
        if (counted < 0 || counted >= rank) {
            throw new ImportException("The model asks for axis " + axis + " of a tensor of " + rank + " axes.");
        }
        return (int) counted;
    }
}
