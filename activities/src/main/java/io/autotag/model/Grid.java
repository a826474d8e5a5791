package io.autotag.model;

import java.util.Arrays;
import java.util.List;

/**
 * The cells that a detector divides its picture into, row by row. Pure.
 *
 * @param stride the side of a cell, in pixels of the tensor
 */
record Grid(int stride, int columns, int rows) {

    /** The grids of these strides over the tensor; cells at the edges may stick out. */
    static List<Grid> over(ImageInput input, int... strides) {
        return Arrays.stream(strides)
                .mapToObj(stride -> new Grid(stride, cells(input.width(), stride), cells(input.height(), stride)))
                .toList();
    }

    /** The cells of all these grids. */
    static int cells(List<Grid> grids) {
        return grids.stream().mapToInt(Grid::cells).sum();
    }

    private static int cells(int pixels, int stride) {
        return (pixels + stride - 1) / stride;
    }

    int cells() {
        return columns * rows;
    }

    /** The column of the cell with this number. */
    int column(int cell) {
        return cell % columns;
    }

    /** The row of the cell with this number. */
    int row(int cell) {
        return cell / columns;
    }
}
