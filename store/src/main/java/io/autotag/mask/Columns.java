package io.autotag.mask;

import java.util.Arrays;

/** Cuts the runs of a mask where its columns end. Used by one thread at a time. */
final class Columns {
    private final int[] runs;
    private final int height;
    private int run;
    private int left;

    /** @param runs lengths of cells outside and inside by turns, all columns in a row */
    Columns(int[] runs, int height) {
        this.runs = runs;
        this.height = height;
        left = runs[0];
    }

    /** The lengths within the next column, outside and inside by turns; together they are its height. */
    int[] next() {
        if (left == 0) {
            goOn();
        }
        int[] lengths = new int[8];
        int size = run % 2;
        int open = height;
        while (open > 0) {
            if (left == 0) {
                goOn();
            }
            if (size == lengths.length) {
                lengths = Arrays.copyOf(lengths, size * 2);
            }
            lengths[size] = Math.min(left, open);
            left -= lengths[size];
            open -= lengths[size];
            size++;
        }
        return Arrays.copyOf(lengths, size);
    }

    private void goOn() {
        run++;
        left = runs[run];
    }
}
