package io.autotag.model.tfjs;

import io.autotag.embedding.HalfFloat;
import java.nio.ByteBuffer;

/**
 * How a weight was made smaller: a stored number stands for {@code stored * scale + minimum}; half-precision numbers stand
 * for themselves.
 */
record Quantisation(Stored stored, double scale, double minimum) {

    /** What is in the file. */
    enum Stored {
        UINT8,
        UINT16,
        FLOAT16
    }

    int bytes() {
        return stored == Stored.UINT8 ? 1 : 2;
    }

    /** Reads the next number. In double precision, as TensorFlow.js computes it. */
    double next(ByteBuffer file) {
        return switch (stored) {
            case UINT8 -> Byte.toUnsignedInt(file.get()) * scale + minimum;
            case UINT16 -> Short.toUnsignedInt(file.getShort()) * scale + minimum;
            case FLOAT16 -> HalfFloat.value(file.getShort());
        };
    }
}
