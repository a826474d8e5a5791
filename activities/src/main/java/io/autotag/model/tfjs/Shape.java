package io.autotag.model.tfjs;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** How long a tensor is along each axis. A length that only shows when the model runs is {@link #UNKNOWN}. */
final class Shape {

    static final long UNKNOWN = -1;
    static final Shape SCALAR = Shape.of();
    private static final int MOST_AXES = 8;

    private final long[] lengths;

    private Shape(long[] lengths) {
        this.lengths = lengths;
    }

    static Shape of(long... lengths) {
        if (lengths.length > MOST_AXES) {
            throw new ImportException("The model has a tensor with " + lengths.length + " axes; at most " + MOST_AXES
                    + " can be imported.");
        }
        if (Arrays.stream(lengths).anyMatch(length -> length < UNKNOWN)) {
            throw new ImportException("The model has a tensor of negative length: " + Arrays.toString(lengths) + ".");
        }
        return new Shape(lengths.clone());
    }

    /** A shape of which only the number of axes is known. */
    static Shape unknown(int rank) {
        long[] lengths = new long[rank];
        Arrays.fill(lengths, UNKNOWN);
        return of(lengths);
    }

    int rank() {
        return lengths.length;
    }

    long length(int axis) {
        return lengths[axis];
    }

    long[] lengths() {
        return lengths.clone();
    }

    /** Whether every length is known. */
    boolean isStatic() {
        return Arrays.stream(lengths).allMatch(length -> length != UNKNOWN);
    }

    /** How many numbers a tensor of this static shape holds; a count that no array could hold is refused. */
    long count() {
        long count = 1;
        for (long length : lengths) {
            if (length > 0 && count > Integer.MAX_VALUE / length) {
                throw new ImportException("The model has a tensor that is too large: " + this + ".");
            }
            count *= length;
        }
        return count;
    }

    Shape with(int axis, long length) {
        long[] changed = lengths();
        changed[axis] = length;
        return of(changed);
    }

    Shape without(int axis) {
        return of(LongStream.range(0, rank())
                .filter(other -> other != axis)
                .map(other -> lengths[(int) other])
                .toArray());
    }

    Shape inserted(int axis, long length) {
        return slice(0, axis).then(of(length)).then(slice(axis, rank()));
    }

    Shape slice(int from, int to) {
        return of(Arrays.copyOfRange(lengths, from, to));
    }

    Shape then(Shape rest) {
        return of(LongStream.concat(Arrays.stream(lengths), Arrays.stream(rest.lengths))
                .toArray());
    }

    /** This shape with axes of length 1 in front. */
    Shape padded(int rank) {
        return slice(0, 0).then(ones(rank - rank())).then(this);
    }

    /** The shape of an element by element result, by the rules of broadcasting. */
    static Shape broadcast(Shape one, Shape other) {
        int rank = Math.max(one.rank(), other.rank());
        long[] left = one.padded(rank).lengths;
        long[] right = other.padded(rank).lengths;
        long[] result = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            result[axis] = broadcast(left[axis], right[axis]);
        }
        return of(result);
    }

    private static long broadcast(long left, long right) {
        if (left == 1 || left == right) {
            return right;
        }
        if (right == 1) {
            return left;
        }
        if (left != UNKNOWN && right != UNKNOWN) {
            throw new ImportException(
                    "The model combines tensors whose lengths " + left + " and " + right + " do not fit each other.");
        }
        return Math.max(left, right);
    }

    private static Shape ones(int rank) {
        long[] ones = new long[rank];
        Arrays.fill(ones, 1);
        return of(ones);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(lengths, shape.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    /** As {@code [1, ?, 3]}. */
    @Override
    public String toString() {
        return Arrays.stream(lengths)
                .mapToObj(length -> length == UNKNOWN ? "?" : Long.toString(length))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
