package io.autotag.model.tfjs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Numbers known while importing.
 *
 * @param shape static
 * @param bytes the numbers, row by row, little endian, as an ONNX file holds them; not changed once here
 */
record Tensor(ElementType type, Shape shape, ByteBuffer bytes) {

    Tensor {
        Objects.requireNonNull(type, "type is null");
        if (bytes.remaining() != shape.count() * type.bytes()) {
            throw new IllegalArgumentException("A tensor " + shape + " has not " + bytes.remaining() + " bytes");
        }
        bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    static Tensor longs(long... numbers) {
        return longs(Shape.of(numbers.length), numbers);
    }

    static Tensor longs(Shape shape, long... numbers) {
        ByteBuffer bytes = room(numbers.length * Long.BYTES);
        Arrays.stream(numbers).forEach(bytes::putLong);
        return new Tensor(ElementType.LONG, shape, bytes.flip());
    }

    static Tensor integers(Shape shape, long... numbers) {
        ByteBuffer bytes = room(numbers.length * Integer.BYTES);
        Arrays.stream(numbers).forEach(number -> bytes.putInt((int) number));
        return new Tensor(ElementType.INTEGER, shape, bytes.flip());
    }

    static Tensor scalar(float number) {
        return floats(Shape.SCALAR, number);
    }

    /** The same number everywhere. */
    static Tensor floats(Shape shape, float number) {
        ByteBuffer bytes = room((int) shape.count() * Float.BYTES);
        while (bytes.hasRemaining()) {
            bytes.putFloat(number);
        }
        return new Tensor(ElementType.FLOAT, shape, bytes.flip());
    }

    int count() {
        return bytes.remaining() / type.bytes();
    }

    /** The numbers of an integer tensor, row by row. */
    long[] toLongs() {
        long[] numbers = new long[count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = type == ElementType.LONG ? bytes.getLong(i * Long.BYTES) : bytes.getInt(i * Integer.BYTES);
        }
        return numbers;
    }

    /** One number of a float tensor. */
    float toFloat(int index) {
        return bytes.getFloat(index * Float.BYTES);
    }

    /** The same numbers under another shape. */
    Tensor reshaped(Shape other) {
        return new Tensor(type, other, bytes);
    }

    /** The same numbers as 64-bit integers, which is how ONNX counts. */
    Tensor asLongs() {
        return longs(shape, toLongs());
    }

    /** With axes in another order: axis {@code i} of the result is axis {@code order[i]} of this tensor. */
    Tensor transposed(int... order) {
        int rank = shape.rank();
        long[] lengths = new long[rank];
        int[] strides = new int[rank];
        int[] own = strides();
        for (int axis = 0; axis < rank; axis++) {
            lengths[axis] = shape.length(order[axis]);
            strides[axis] = own[order[axis]];
        }
        ByteBuffer result = room(bytes.remaining());
        copy(result, lengths, strides);
        return new Tensor(type, Shape.of(lengths), result.flip());
    }

    private void copy(ByteBuffer target, long[] lengths, int[] strides) {
        int width = type.bytes();
        int[] place = new int[lengths.length];
        int from = 0;
        for (int i = count(); i > 0; i--) {
            target.put(target.position(), bytes, from * width, width).position(target.position() + width);
            from = step(place, lengths, strides, from);
        }
    }

    /** Moves the place on by one number, the last axis fastest, and says where that number is. */
    private static int step(int[] place, long[] lengths, int[] strides, int from) {
        int next = from;
        for (int axis = place.length - 1; axis >= 0; axis--) {
            place[axis]++;
            next += strides[axis];
            if (place[axis] < lengths[axis]) {
                return next;
            }
            next -= place[axis] * strides[axis];
            place[axis] = 0;
        }
        return next;
    }

    private int[] strides() {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= (int) shape.length(axis);
        }
        return strides;
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
