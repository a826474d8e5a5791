package io.autotag.model;

import static io.autotag.model.ConstantModel.all;
import static io.autotag.model.RowHeadFiles.HEIGHT;
import static io.autotag.model.RowHeadFiles.LABELS;
import static io.autotag.model.RowHeadFiles.WIDTH;

import java.util.List;

/** Files of NanoDet, written from its documented layout; every box is put into the grid of 16 pixels. */
final class NanoDetFiles {
    private static final int[] STRIDES = {8, 16, 32, 64};
    private static final int BINS = 8;

    private NanoDetFiles() {}

    private static int cells(int stride) {
        return (WIDTH + stride - 1) / stride * ((HEIGHT + stride - 1) / stride);
    }

    /** A pair of outputs a grid, of which some have a batch axis and all have names that say the contrary. */
    static byte[] apart(List<Truth> truths) {
        ConstantModel model = ConstantModel.of(HEIGHT, WIDTH);
        for (int level = 0; level < 3; level++) {
            int cells = cells(STRIDES[level]);
            double[] scores = all(0.01, cells * LABELS);
            double[] distances = all(0, cells * 4 * BINS);
            if (STRIDES[level] == 16) {
                write(truths, 0.5, scores, LABELS, distances, 4 * BINS, 0);
            }
            model.answer(
                    "boxes" + level, scores, level == 0 ? new long[] {cells, LABELS} : new long[] {1, cells, LABELS});
            model.answer("scores" + level, distances, 1, cells, 4 * BINS);
        }
        return model.file();
    }

    /** All in one output, with a grid of 64 pixels besides. */
    static byte[] plus(List<Truth> truths) {
        int columns = LABELS + 4 * BINS;
        int cells = 0;
        for (int stride : STRIDES) {
            cells += cells(stride);
        }
        double[] rows = all(0.01, cells * columns);
        double[] sixteens = all(0.01, cells(16) * columns);
        write(truths, 0, sixteens, columns, sixteens, columns, LABELS);
        System.arraycopy(sixteens, 0, rows, cells(8) * columns, sixteens.length);
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("output", rows, 1, cells, columns)
                .file();
    }

    private static void write(
            List<Truth> truths,
            double middle,
            double[] scores,
            int scoreColumns,
            double[] distances,
            int columns,
            int from) {
        for (Truth truth : truths) {
            int column = (int) Math.round(truth.cx() / 16 - middle);
            int row = (int) Math.round(truth.cy() / 16 - middle);
            int cell = row * (WIDTH / 16) + column;
            scores[cell * scoreColumns + truth.label()] = truth.p();
            double x = (column + middle) * 16;
            double y = (row + middle) * 16;
            double[] sides = {x - truth.x1(), y - truth.y1(), truth.x2() - x, truth.y2() - y};
            for (int side = 0; side < 4; side++) {
                distribution(distances, cell * columns + from + side * BINS, sides[side] / 16);
            }
        }
    }

    /** Between the two bins that the distance lies between. */
    private static void distribution(double[] values, int at, double distance) {
        int bin = (int) distance;
        for (int i = 0; i < BINS; i++) {
            values[at + i] = -60;
        }
        values[at + bin] = Math.log(1 - (distance - bin));
        values[at + bin + 1] = Math.log(Math.max(distance - bin, 1e-20));
    }
}
