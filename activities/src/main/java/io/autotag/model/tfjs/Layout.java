package io.autotag.model.tfjs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which a tensor's axes lie. TensorFlow.js keeps pictures as batch, height, width, channels; ONNX wants the
 * channels before height and width. Only tensors of four axes have the second layout.
 */
enum Layout {
    PLAIN,
    CHANNELS_FIRST;

    private static final int PICTURE_AXES = 4;
    private static final int CHANNELS = 3;

    /** The layout to compute an element by element result in: the one that spares turning a picture around. */
    static Layout common(List<Value> operands) {
        boolean pictures = operands.stream().allMatch(operand -> operand.shape().rank() <= PICTURE_AXES);
        boolean turned = operands.stream().anyMatch(operand -> operand.layout() == CHANNELS_FIRST);
        return pictures && turned ? CHANNELS_FIRST : PLAIN;
    }

    /** Where an axis of TensorFlow's order lies in this layout. */
    int axis(int axis) {
        if (this == PLAIN || axis == 0) {
            return axis;
        }
        return axis == CHANNELS ? 1 : axis + 1;
    }

    /** A number for each axis, brought from TensorFlow's order into this layout. */
    long[] arrange(long[] numbers) {
        return Arrays.stream(order(numbers.length))
                .mapToLong(axis -> numbers[axis])
                .toArray();
    }

    /** The same as {@link #arrange} for a whole tensor. */
    Tensor arrange(Tensor tensor) {
        return this == PLAIN ? tensor : tensor.transposed(order(PICTURE_AXES));
    }

    /** The order of axes that brings a tensor from another layout into this one. */
    long[] orderFrom(Layout other) {
        return Arrays.stream(order(PICTURE_AXES)).mapToLong(other::axis).toArray();
    }

    /** TensorFlow's axes in the order in which they lie. */
    private int[] order(int rank) {
        return this == PLAIN ? IntStream.range(0, rank).toArray() : new int[] {0, CHANNELS, 1, 2};
    }
}
