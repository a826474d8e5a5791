package io.autotag.ops.bench;

/** What a model answered: numbers in the order of their axes. Immutable as long as nobody keeps the array it was made of. */
final class Output {

    private final float[] values;
    private final long[] shape;

    Output(float[] values, long... shape) {
        this.values = values;
        this.shape = shape;
    }

    /** How many numbers there are. */
    int length() {
        return values.length;
    }

    float at(int place) {
        return values[place];
    }

    /** The length of an axis, counted from 0. */
    int axis(int number) {
        return Math.toIntExact(shape[number]);
    }
}
