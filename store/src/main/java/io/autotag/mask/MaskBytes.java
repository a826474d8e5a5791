package io.autotag.mask;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Masks as bytes: a 1 for this layout; x, y, step, height and width, each in groups of seven bits, the lowest first, with the
 * eighth bit set where more follow; the text of the counts. Pure.
 */
final class MaskBytes {
    private static final byte LAYOUT = 1;
    private static final int MOST_HEAD = 1 + 5 * 5;
    private static final int GROUP = 7;
    private static final int LOW = 0x7F;
    private static final int MORE = 0x80;

    private MaskBytes() {}

    static byte[] write(Mask mask) {
        byte[] counts = mask.counts().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(MOST_HEAD + counts.length).put(LAYOUT);
        put(bytes, mask.x());
        put(bytes, mask.y());
        put(bytes, mask.step());
        put(bytes, mask.height());
        put(bytes, mask.width());
        bytes.put(counts);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static void put(ByteBuffer bytes, int number) {
        int rest = number;
        while (rest > LOW) {
            bytes.put((byte) ((rest & LOW) | MORE));
            rest >>= GROUP;
        }
        bytes.put((byte) rest);
    }

    static Mask read(byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        if (bytes.get() != LAYOUT) {
            throw new IllegalArgumentException("A mask has a layout that is not known here");
        }
        int x = number(bytes);
        int y = number(bytes);
        int step = number(bytes);
        int height = number(bytes);
        int width = number(bytes);
        String counts = new String(written, bytes.position(), bytes.remaining(), StandardCharsets.US_ASCII);
        return new Mask(x, y, step, height, width, counts);
    }

    private static int number(ByteBuffer bytes) {
        int number = 0;
        int shift = 0;
        int group = MORE;
        while ((group & MORE) != 0) {
            group = bytes.get();
            number |= (group & LOW) << shift;
            shift += GROUP;
        }
        return number;
    }
}
