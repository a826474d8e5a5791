package io.autotag.model;

import io.autotag.mask.Mask;

/**
 * The cells that a mask is told in: squares of {@code step} pixels of the upright picture from the whole pixel at the top
 * left of a box on. Pure.
 */
record MaskGrid(int x, int y, int step, int height, int width) {
    /** Prototypes have 160 cells a side as a rule, so that finer cells would say nothing more. */
    static final int MOST_CELLS = 256;

    /** The finest one for the box. */
    static MaskGrid over(Box box) {
        int x = (int) Math.floor(box.x());
        int y = (int) Math.floor(box.y());
        int width = Math.max(1, (int) Math.ceil(box.right()) - x);
        int height = Math.max(1, (int) Math.ceil(box.bottom()) - y);
        return of(x, y, width, height, cells(Math.max(width, height), MOST_CELLS));
    }

    private static MaskGrid of(int x, int y, int pixelsAcross, int pixelsDown, int step) {
        return new MaskGrid(x, y, step, cells(pixelsDown, step), cells(pixelsAcross, step));
    }

    private static int cells(int pixels, int size) {
        return (pixels + size - 1) / size;
    }

    /** The same with cells of twice the side. */
    MaskGrid coarser() {
        return of(x, y, width * step, height * step, step * 2);
    }

    /** The middle of a column, in pixels of the picture. */
    double middleX(int column) {
        return x + (column + 0.5) * step;
    }

    /** The middle of a row, in pixels of the picture. */
    double middleY(int row) {
        return y + (row + 0.5) * step;
    }

    Mask mask(String counts) {
        return new Mask(x, y, step, height, width, counts);
    }
}
