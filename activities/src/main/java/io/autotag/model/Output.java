package io.autotag.model;

import java.util.Arrays;
import java.util.List;

/**
 * One output of one run, of whatever type, as floats. The array is the runner's own, may be longer than the output and is
 * overwritten by the next run.
 */
final class Output {
    /** Stands for any length of an axis, and for any but 0. */
    static final int ANY = -1;

    static final int SOME = -2;

    private final String name;
    private int[] shape = {};
    private float[] values = {};
    private int size;
    private boolean byClass;
    private List<String> names = List.of();

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

    /** Whether its first axis counts so many parts. */
    boolean hasParts(int parts) {
        return rank() > 0 && side(0) == parts;
    }

    /** Takes one part of another output, whose first axis counts the parts, as an output of a single part. */
    void takePart(Output parts, int part) {
        int[] one = parts.shape.clone();
        one[0] = 1;
        float[] to = reset(one);
        System.arraycopy(parts.values, part * size, to, 0, size);
    }

    /** The first part of this one, whose first axis counts the parts. */
    Output firstPart() {
        Output first = new Output(name);
        first.takePart(this, 0);
        return first;
    }

    Output copy() {
        Output copy = of(name, shape.clone(), Arrays.copyOf(values, size));
        copy.byClass = byClass;
        copy.names = names;
        return copy;
    }

    /** Whether the model itself says which class each number of a row is of. */
    boolean isByClass() {
        return byClass;
    }

    /** What it calls these classes, in the order of the numbers; empty where classes are numbered only. */
    List<String> names() {
        return names;
    }

    /** Says that its rows are by classes of these names. */
    void byClass(List<String> given) {
        byClass = true;
        names = List.copyOf(given);
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

    /** Whether it has these axes. */
    boolean hasShape(int... sides) {
        boolean same = shape.length == sides.length;
        for (int axis = 0; same && axis < sides.length; axis++) {
            same = sides[axis] == ANY || sides[axis] == shape[axis] || (sides[axis] == SOME && shape[axis] > 0);
        }
        return same;
    }

    /** Throws where the model answers in another shape than it did when it was tried. */
    void requireShape(int... sides) throws ItemProblem {
        if (!hasShape(sides)) {
            throw new ItemProblem(
                    ItemProblem.Code.UNSUPPORTED,
                    "The model answered this picture with " + shown() + ", but with other axes when it was tried.");
        }
    }

    /** The length of the last axis; 0 when there is none. */
    int lastSide() {
        return rank() == 0 ? 0 : shape[rank() - 1];
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

    /** Whether it has the same axes, and no number that differs by more than this, or that part of one over 1. */
    boolean isWithin(float most, Output other) {
        boolean within = hasShape(other.shape);
        for (int i = 0; within && i < size; i++) {
            float wanted = other.values[i];
            within = values[i] == wanted || Math.abs(values[i] - wanted) <= most * Math.max(1, Math.abs(wanted));
        }
        return within;
    }

    /** For sentences: {@code output0 [1, 84, 8400]}. */
    String shown() {
        return name + " " + Arrays.toString(shape);
    }
}
