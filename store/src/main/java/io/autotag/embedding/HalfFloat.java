package io.autotag.embedding;

/** IEEE 754 half precision. Pure. */
public final class HalfFloat {

    private static final int SIGN = 0x8000;
    private static final int INFINITE = 0x7C00;
    private static final float MOST = 65_520f;
    private static final float LEAST_NORMAL = 0x1p-14f;
    private static final float SUBNORMAL_STEPS = 0x1p24f;

    private HalfFloat() {}

    /** The nearest half-precision number, ties to even; what is too large becomes infinite. */
    public static short bits(float value) {
        int sign = (Float.floatToRawIntBits(value) >>> 16) & SIGN;
        float size = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (INFINITE | 0x200);
        }
        if (size >= MOST) {
            return (short) (sign | INFINITE);
        }
        if (size < LEAST_NORMAL) {
            return (short) (sign | (int) Math.rint(size * SUBNORMAL_STEPS));
        }
        int bits = Float.floatToRawIntBits(size);
        int rounded = bits + 0xFFF + ((bits >>> 13) & 1);
        return (short) (sign | ((rounded >>> 13) - ((127 - 15) << 10)));
    }

    /** The number that the bits stand for. */
    public static float value(short bits) {
        int exponent = (bits >>> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        float size;
        if (exponent == 0) {
            size = fraction / SUBNORMAL_STEPS;
        } else if (exponent == 0x1F) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            size = Float.intBitsToFloat(((exponent + 127 - 15) << 23) | (fraction << 13));
        }
        return (bits & SIGN) == 0 ? size : -size;
    }
}
