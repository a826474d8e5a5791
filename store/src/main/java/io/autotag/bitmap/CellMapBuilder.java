package io.autotag.bitmap;

import java.util.Arrays;

/** Takes cells in the order of their numbers, and leaves out the empty ones. */
final class CellMapBuilder {
    private long[] keys = new long[16];
    private Bits[] cells = new Bits[16];
    private int size;

    void add(long key, Bits items) {
        if (items.isEmpty()) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            cells = Arrays.copyOf(cells, 2 * size);
        }
        keys[size] = key;
        cells[size++] = items;
    }

    CellMap build() {
        return size == 0 ? CellMap.EMPTY : CellMap.of(Arrays.copyOf(keys, size), Arrays.copyOf(cells, size));
    }
}
