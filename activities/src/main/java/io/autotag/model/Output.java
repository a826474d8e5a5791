package io.autotag.model;

import java.util.Arrays;

/**
 * One output of one run, of whatever type, as floats. The array is the runner's own, may be longer than the output and is
 * overwritten by the next run.
 */
final class Output {
    private final String name;
    private int[] shape = {};
    private float[] values = {};
    private int size;

    Output(String name) {
        this.name = name;
    }

    /** For tests and trial runs. */
    static Output of(String name, int[] shape, float... values) {
        Output output = new Output(name);
        System.arraycopy(values, 0, output.reset(shape), 0, values.length);
        return output;
    }

    /** Takes this shape; the caller fills the array that comes back. */
    float[] reset(int... newShape) {
        shape = newShape;
        size = 1;
        for (int side : newShape) {
            size = Math.multiplyExact(size, side);
        }
        if (values.length < size) {
            values = new float[size];
        }
        return values;
    }

    Output copy() {
        return of(name, shape.clone(), Arrays.copyOf(values, size));
    }

    String name() {
        return name;
    }

    /** The array itself. */
    int[] shape() {
        return shape;
    }

    int rank() {
        return shape.length;
    }

    /** The length of an axis. */
    int side(int axis) {
        return shape[axis];
    }

    /** The array itself; only the first {@link #size} count. */
    float[] values() {
        return values;
    }

    int size() {
        return size;
    }

    /** Whether every number is one. Exponents of all ones are found without a branch, which is fast for millions. */
    boolean isFinite() {
        int found = 0;
        for (int i = 0; i < size; i++) {
            found |= (Float.floatToRawIntBits(values[i]) & 0x7F80_0000) + 0x0080_0000;
        }
        return found >= 0;
    }

    /** For sentences: {@code output0 [1, 84, 8400]}. */
    String shown() {
        return name + " " + Arrays.toString(shape);
    }
}
