package io.autotag.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A direction that stands for a picture: {@value #SHORTEST} to {@value #LONGEST} finite numbers, as a vector of length 1.
 * Immutable. Pictures that a model takes for alike have directions that are near each other ({@link Similarity}).
 */
public final class Embedding {

    /** With one number there are only two directions. */
    public static final int SHORTEST = 2;

    /** More than models of today have; twice as many bytes fit into a page of PostgreSQL. */
    public static final int LONGEST = 4_096;

    private final float[] values;

    private Embedding(float[] values) {
        this.values = values;
    }

    /**
     * The direction of a vector of any length; nothing when all its numbers are 0, which has none.
     *
     * @param vector is copied
     * @throws IllegalArgumentException when it has too few or too many numbers, or one that is not finite
     */
    public static Optional<Embedding> of(double[] vector) {
        if (vector.length < SHORTEST || vector.length > LONGEST) {
            throw new IllegalArgumentException(
                    "An embedding has " + SHORTEST + " to " + LONGEST + " numbers, not " + vector.length);
        }
        double largest = 0;
        for (double value : vector) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("An embedding has finite numbers");
            }
            largest = Math.max(largest, Math.abs(value));
        }
        return largest == 0 ? Optional.empty() : Optional.of(new Embedding(normalised(vector, largest)));
    }

    /** Divided by the largest number first, so that no square is too large or too small. */
    private static float[] normalised(double[] vector, double largest) {
        double squares = 0;
        for (double value : vector) {
            squares += (value / largest) * (value / largest);
        }
        double length = Math.sqrt(squares);
        float[] values = new float[vector.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (vector[i] / largest / length);
        }
        return values;
    }

    /** How many numbers it has. */
    public int size() {
        return values.length;
    }

    /** A copy of its numbers, each from -1 to 1. */
    public float[] values() {
        return values.clone();
    }

    /**
     * As it is stored: its numbers in half precision, which has eleven binary digits, low byte first. So its length is no
     * longer quite 1, by which whoever reads it divides.
     */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(HalfFloat.bits(value));
        }
        return bytes.array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embedding of " + values.length + " numbers";
    }
}
