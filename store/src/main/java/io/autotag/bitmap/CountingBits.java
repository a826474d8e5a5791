package io.autotag.bitmap;

import java.util.Arrays;

/**
 * Gathers sets of numbers to count those of them that are among others, again and again in the same memory: of a union
 * that is only counted nothing is to be packed. Not thread-safe.
 */
public final class CountingBits {

    private final long[] gathered = new long[Bits.SIZE / Long.SIZE];
    private final long[] among = new long[Bits.SIZE / Long.SIZE];
    private final long[] dense = new long[Bits.SIZE / Long.SIZE];
    private final int[] sparse = new int[Bits.DENSE];

    /** What is counted from now on. */
    void among(Bits numbers) {
        Arrays.fill(among, 0);
        add(numbers, among);
    }

    void add(Bits numbers) {
        add(numbers, gathered);
    }

    private void add(Bits numbers, long[] words) {
        if (numbers.cardinality() > Bits.DENSE) {
            numbers.copyTo(dense);
            for (int i = 0; i < words.length; i++) {
                words[i] |= dense[i];
            }
            return;
        }
        int count = numbers.unpack(sparse);
        for (int i = 0; i < count; i++) {
            int number = sparse[i];
            words[number >>> 6] |= 1L << number;
        }
    }

    /** How many of the gathered numbers are among the others; then nothing is gathered. */
    int take() {
        int count = 0;
        for (int i = 0; i < gathered.length; i++) {
            count += Long.bitCount(gathered[i] & among[i]);
            gathered[i] = 0;
        }
        return count;
    }
}
