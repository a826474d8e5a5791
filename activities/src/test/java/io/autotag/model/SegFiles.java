package io.autotag.model;

import static io.autotag.model.RowHeadFiles.HEIGHT;
import static io.autotag.model.RowHeadFiles.LABELS;
import static io.autotag.model.RowHeadFiles.WIDTH;

import java.util.List;

/** Files of the head with masks, written from its two documented layouts. */
final class SegFiles {
    static final int COUNT = 32;
    static final int PROTOTYPE_HEIGHT = 24;
    static final int PROTOTYPE_WIDTH = 40;

    private static final int PLACES = 20 * 12 + 10 * 6 + 5 * 3;

    private SegFiles() {}

    /** Centre, size, probabilities and the numbers of a mask in each column. */
    static byte[] inColumns(List<Truth> truths) {
        int rows = 4 + LABELS + COUNT;
        double[] values = ConstantModel.all(0, rows * PLACES);
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            double[] sides = {truth.cx(), truth.cy(), truth.w(), truth.h()};
            for (int side = 0; side < 4; side++) {
                values[side * PLACES + 5 * i] = sides[side];
            }
            values[(4 + truth.label()) * PLACES + 5 * i] = truth.p();
            for (int k = 0; k < COUNT; k++) {
                values[(4 + LABELS + k) * PLACES + 5 * i] = number(truth, k);
            }
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("output0", values, 1, rows, PLACES)
                .answer("output1", prototypes(), 1, COUNT, PROTOTYPE_HEIGHT, PROTOTYPE_WIDTH)
                .file();
    }

    /** Corners, probability, class and the numbers of a mask in each row. */
    static byte[] inRows(List<Truth> truths) {
        int columns = 6 + COUNT;
        double[] values = ConstantModel.all(0, 300 * columns);
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            int at = i * columns;
            RowHeadFiles.put(values, at, truth.x1(), truth.y1(), truth.x2(), truth.y2(), truth.p(), truth.label());
            for (int k = 0; k < COUNT; k++) {
                values[at + 6 + k] = number(truth, k);
            }
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("output0", values, 1, 300, columns)
                .answer("output1", prototypes(), 1, COUNT, PROTOTYPE_HEIGHT, PROTOTYPE_WIDTH)
                .file();
    }

    private static double[] prototypes() {
        double[] values = new double[COUNT * PROTOTYPE_HEIGHT * PROTOTYPE_WIDTH];
        for (int k = 0; k < COUNT; k++) {
            for (int row = 0; row < PROTOTYPE_HEIGHT; row++) {
                for (int column = 0; column < PROTOTYPE_WIDTH; column++) {
                    values[(k * PROTOTYPE_HEIGHT + row) * PROTOTYPE_WIDTH + column] = prototype(k, row, column);
                }
            }
        }
        return values;
    }

    /** Waves, each in another direction. */
    static double prototype(int k, int row, int column) {
        return Math.cos(row * (0.2 + k * 0.013) + column * (0.45 - k * 0.011) + k);
    }

    /** Of the mask of a box. */
    static double number(Truth truth, int k) {
        return Math.sin(k * 1.7 + truth.cx() * 0.31 + truth.cy() * 0.17);
    }
}
