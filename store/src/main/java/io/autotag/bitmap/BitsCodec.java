package io.autotag.bitmap;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.roaringbitmap.BitmapContainer;

/** Sets of items as bytes: few as their distances, many as one bit each. */
final class BitsCodec {
    private static final int WORDS = Bits.SIZE / Long.SIZE;
    private static final int MOST_DISTANCES = 4_096;

    private BitsCodec() {}

    static void write(DataOutputStream out, Bits bits) throws IOException {
        int count = bits.cardinality();
        Varint.write(out, count);
        if (count > MOST_DISTANCES) {
            for (long word : words(bits)) {
                out.writeLong(word);
            }
            return;
        }
        int before = 0;
        for (int item : bits.toArray()) {
            Varint.write(out, item - before);
            before = item;
        }
    }

    static Bits read(DataInputStream in) throws IOException {
        int count = (int) Varint.read(in);
        if (count > MOST_DISTANCES) {
            long[] words = new long[WORDS];
            for (int i = 0; i < WORDS; i++) {
                words[i] = in.readLong();
            }
            return Bits.of(new BitmapContainer(words, count));
        }
        char[] items = new char[count];
        int item = 0;
        for (int i = 0; i < count; i++) {
            item += (int) Varint.read(in);
            items[i] = (char) item;
        }
        return Bits.of(items);
    }

    private static long[] words(Bits bits) {
        long[] words = new long[WORDS];
        bits.forEach(item -> words[item / Long.SIZE] |= 1L << item);
        return words;
    }
}
