package io.autotag.mask;

import java.util.Arrays;

/** Takes cells in the order of columns and makes the runs of a mask of them. Used by one thread at a time. */
public final class RunWriter {
    private int[] lengths = new int[64];
    private int size = 1;
    private boolean inside;

    /** So many more cells that are inside, or are not; none is no mistake. */
    public void add(boolean isInside, int cells) {
        if (cells == 0) {
            return;
        }
        if (isInside != inside) {
            if (size == lengths.length) {
                lengths = Arrays.copyOf(lengths, size * 2);
            }
            lengths[size] = 0;
            size++;
            inside = isInside;
        }
        lengths[size - 1] += cells;
    }

    /** Whether no cell is inside. */
    public boolean isEmpty() {
        return size == 1;
    }

    /** For {@link Mask#counts}. */
    public String text() {
        return RunText.of(lengths, size);
    }
}
