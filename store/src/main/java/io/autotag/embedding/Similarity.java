package io.autotag.embedding;

/**
 * How near stored embeddings are to one of them: the cosine of the angle between two, 1 for the same direction, 0 for a
 * right angle, -1 for opposite directions. Immutable; the same bit for bit on every machine.
 */
public final class Similarity {

    /** What turns an exponent of half precision into one of single precision. */
    private static final float EXPONENTS_APART = 0x1p112f;

    private static final int LANES = 4;

    private final float[] values;

    private Similarity(float[] values) {
        this.values = values;
    }

    /** To this embedding, as {@link Embedding#toBytes} wrote it. */
    public static Similarity to(byte[] stored) {
        float[] values = new float[stored.length / Short.BYTES];
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = at(stored, i);
            squares += (double) values[i] * values[i];
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < values.length; i++) {
            values[i] /= length;
        }
        return new Similarity(values);
    }

    /**
     * From -1 to 1.
     *
     * @param stored as {@link Embedding#toBytes} wrote it
     * @throws IllegalArgumentException when it has another number of numbers
     */
    public float of(byte[] stored) {
        if (stored.length != values.length * Short.BYTES) {
            throw new IllegalArgumentException("Two embeddings of one model have as many numbers each");
        }
        // Sums that do not wait for each other, which is several times as fast.
        float[] products = new float[LANES];
        float[] squares = new float[LANES];
        int whole = values.length - values.length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                float value = at(stored, i + lane);
                products[lane] += values[i + lane] * value;
                squares[lane] += value * value;
            }
        }
        for (int i = whole; i < values.length; i++) {
            float value = at(stored, i);
            products[0] += values[i] * value;
            squares[0] += value * value;
        }
        double cosine = sum(products) / Math.sqrt(sum(squares));
        return (float) Math.max(-1, Math.min(1, cosine));
    }

    private static double sum(float[] lanes) {
        return ((double) lanes[0] + lanes[1]) + ((double) lanes[2] + lanes[3]);
    }

    /** As {@link HalfFloat#value} of a finite number, without a branch: this is done for every number of every picture. */
    private static float at(byte[] stored, int place) {
        int bits = (stored[2 * place] & 0xFF) | (stored[2 * place + 1] << 8);
        return Float.intBitsToFloat((bits & 0x8000) << 16 | (bits & 0x7FFF) << 13) * EXPONENTS_APART;
    }
}
