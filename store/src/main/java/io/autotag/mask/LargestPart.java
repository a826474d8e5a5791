package io.autotag.mask;

/** Finds the largest part of a mask whose cells touch at their sides. Used once. */
final class LargestPart {
    private final boolean[] cells;
    private final int height;
    private final int[] parts;
    private final int[] waiting;
    private int left;

    private LargestPart(boolean[] cells, int height) {
        this.cells = cells;
        this.height = height;
        parts = new int[cells.length];
        waiting = new int[cells.length];
    }

    /**
     * The cells of that part alone; of parts with as many cells the one that begins first; none where no cell is inside.
     *
     * @param cells column by column
     */
    static boolean[] of(boolean[] cells, int height) {
        return new LargestPart(cells, height).find();
    }

    private boolean[] find() {
        int most = 0;
        int largest = 0;
        int part = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            int size = isOpen(cell) ? take(cell, ++part) : 0;
            if (size > most) {
                most = size;
                largest = part;
            }
        }
        boolean[] found = new boolean[cells.length];
        for (int cell = 0; cell < cells.length; cell++) {
            found[cell] = largest > 0 && parts[cell] == largest;
        }
        return found;
    }

    private boolean isOpen(int cell) {
        return cells[cell] && parts[cell] == 0;
    }

    /** Takes all that a cell hangs together with, and says how many cells these are. */
    private int take(int cell, int part) {
        int size = 0;
        add(cell, part);
        while (left > 0) {
            left--;
            int next = waiting[left];
            size++;
            int row = next % height;
            if (row > 0) {
                add(next - 1, part);
            }
            if (row < height - 1) {
                add(next + 1, part);
            }
            add(next - height, part);
            add(next + height, part);
        }
        return size;
    }

    private void add(int cell, int part) {
        if (cell >= 0 && cell < cells.length && isOpen(cell)) {
            parts[cell] = part;
            waiting[left] = cell;
            left++;
        }
    }
}
