package io.autotag.image;

import io.autotag.embedding.HalfFloat;
import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.ElementType;

/** What each byte of each channel becomes in a tensor. Pure. */
final class TensorTable {

    static final int BYTES = 256;

    private TensorTable() {}

    /** Three rows of 256 values, in the order of the tensor's channels. */
    static float[][] values(TensorSpec spec) {
        float[][] values = new float[3][BYTES];
        for (int channel = 0; channel < 3; channel++) {
            float mean = spec.mean().get(channel);
            float std = spec.std().get(channel);
            for (int b = 0; b < BYTES; b++) {
                values[channel][b] = (scaled(b, spec.scale()) - mean) / std;
            }
        }
        return values;
    }

    /**
     * A scale of one through a whole number divides, as the preparation does that models are trained with: 1/255 is no
     * binary number, and the last bit of what a quantised model is shown can move what it finds.
     */
    private static float scaled(int b, float scale) {
        double divisor = Math.rint(1 / (double) scale);
        return scale == (float) (1 / divisor) ? (float) (b / divisor) : b * scale;
    }

    /** The same as half-precision bits, or as rounded and clipped bytes. */
    static short[][] codes(TensorSpec spec) {
        float[][] values = values(spec);
        short[][] codes = new short[3][BYTES];
        for (int channel = 0; channel < 3; channel++) {
            for (int b = 0; b < BYTES; b++) {
                codes[channel][b] = code(values[channel][b], spec.type());
            }
        }
        return codes;
    }

    private static short code(float value, ElementType type) {
        return switch (type) {
            case UINT8 -> clipped(value, 0, 255);
            case INT8 -> clipped(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case FLOAT16, FLOAT32 -> HalfFloat.bits(value);
        };
    }

    private static short clipped(float value, int least, int most) {
        return (short) Math.max(least, Math.min(most, Math.round(value)));
    }

    /** The channel of a red-green-blue pixel that the tensor's channel comes from. */
    static int source(TensorSpec spec, int channel) {
        return spec.colour() == Colour.RGB ? channel : 2 - channel;
    }
}
