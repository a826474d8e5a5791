package io.autotag.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Made-up pictures that a model is tried with: noise, which leaves no part of a model at rest, and its negative. */
final class TrialPicture {
    private static final int SIDE = 64;
    private static final int HEADER = 54;

    private TrialPicture() {}

    /** An uncompressed BMP file, the same every time. */
    static byte[] bmp(boolean negative) {
        int pixels = SIDE * SIDE * 3;
        ByteBuffer file = ByteBuffer.allocate(HEADER + pixels).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(HEADER + pixels).putInt(0).putInt(HEADER);
        file.putInt(40).putInt(SIDE).putInt(SIDE).putShort((short) 1).putShort((short) 24);
        file.position(HEADER);
        int noise = 1;
        while (file.hasRemaining()) {
            noise = noise * 1_103_515_245 + 12_345;
            file.put((byte) (negative ? ~(noise >>> 16) : noise >>> 16));
        }
        return file.array();
    }
}
