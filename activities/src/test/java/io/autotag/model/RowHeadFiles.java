package io.autotag.model;

import java.util.List;

/**
 * Files of heads with one row or place a box, written from their documented layouts: by the inverse of what a decoder
 * computes, in double precision.
 */
final class RowHeadFiles {
    static final int HEIGHT = 96;
    static final int WIDTH = 160;
    static final int LABELS = 3;

    /** Of the grids of 8, 16 and 32 pixels. */
    private static final int CELLS = 20 * 12 + 10 * 6 + 5 * 3;

    private RowHeadFiles() {}

    /** Centre, size and probabilities in each column. */
    static byte[] yoloV8(List<Truth> truths, boolean shares) {
        double[] values = ConstantModel.all(0, (4 + LABELS) * CELLS);
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            double[] column = {
                truth.cx() / (shares ? WIDTH : 1),
                truth.cy() / (shares ? HEIGHT : 1),
                truth.w() / (shares ? WIDTH : 1),
                truth.h() / (shares ? HEIGHT : 1)
            };
            for (int side = 0; side < 4; side++) {
                values[side * CELLS + 7 * i] = column[side];
            }
            values[(4 + truth.label()) * CELLS + 7 * i] = truth.p();
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("output0", values, 1, 4 + LABELS, CELLS)
                .file();
    }

    /** Six columns. */
    static byte[] yoloEnd2End(List<Truth> truths) {
        double[] values = ConstantModel.all(0, 300 * 6);
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            put(values, i * 6, truth.x1(), truth.y1(), truth.x2(), truth.y2(), truth.p(), truth.label());
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("output0", values, 1, 300, 6)
                .file();
    }

    /** Three places a cell; objectness times class. */
    static byte[] yoloV5(List<Truth> truths, boolean shares) {
        int columns = 5 + LABELS;
        double[] values = ConstantModel.all(0.01, 3 * CELLS * columns);
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            int at = 11 * i * columns;
            double across = shares ? WIDTH : 1;
            double down = shares ? HEIGHT : 1;
            put(values, at, truth.cx() / across, truth.cy() / down, truth.w() / across, truth.h() / down, 0.97);
            values[at + 5 + truth.label()] = truth.p() / 0.97;
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("output", values, 1, 3 * CELLS, columns)
                .answer("maps", ConstantModel.all(0, 8), 1, 1, 2, 2, 2)
                .file();
    }

    /** A place a cell of the grid of 16 pixels, whose cells come behind those of 8. */
    static byte[] yolox(List<Truth> truths, boolean decoded) {
        int columns = 5 + LABELS;
        double[] values = ConstantModel.all(0.01, CELLS * columns);
        for (Truth truth : truths) {
            int column = (int) (truth.cx() / 16);
            int row = (int) (truth.cy() / 16);
            int at = (20 * 12 + row * 10 + column) * columns;
            if (decoded) {
                put(values, at, truth.cx(), truth.cy(), truth.w(), truth.h(), 0.96);
            } else {
                double x = truth.cx() / 16 - column;
                double y = truth.cy() / 16 - row;
                put(values, at, x, y, Math.log(truth.w() / 16), Math.log(truth.h() / 16), 0.96);
            }
            values[at + 5 + truth.label()] = truth.p() / 0.96;
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("output", values, 1, CELLS, columns)
                .file();
    }

    /** The second picture's row is of another batch. */
    static byte[] yoloV7End2End(List<Truth> truths) {
        double[] values = ConstantModel.all(0, (truths.size() + 1) * 7);
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            put(values, i * 7, 0, truth.x1(), truth.y1(), truth.x2(), truth.y2(), truth.label(), truth.p());
        }
        put(values, truths.size() * 7, 1, 1, 1, 90, 90, 0, 0.99);
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("output", values, truths.size() + 1, 7)
                .file();
    }

    /** Centres and sizes in parts of the picture; with a class number or with class probabilities. */
    static byte[] rtdetr(List<Truth> truths, boolean numbered) {
        int columns = numbered ? 6 : 4 + LABELS;
        double[] values = ConstantModel.all(0, 30 * columns);
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            int at = i * columns;
            put(values, at, truth.cx() / WIDTH, truth.cy() / HEIGHT, truth.w() / WIDTH, truth.h() / HEIGHT);
            if (numbered) {
                put(values, at + 4, truth.p(), truth.label());
            } else {
                values[at + 4 + truth.label()] = truth.p();
            }
        }
        ConstantModel model = ConstantModel.of(HEIGHT, WIDTH).answer("output0", values, 1, 30, columns);
        model.graph()
                .metadata("names", "{0: 'red', 1: 'green', 2: 'blue'}")
                .metadata("task", "detect")
                .metadata(
                        numbered ? "head" : "description", numbered ? "RTDETRDecoder" : "Ultralytics RT-DETR-l model");
        return model.file();
    }

    /** One grid of 16 pixels, channels first. */
    static byte[] fastestDet(List<Truth> truths) {
        int cells = 10 * 6;
        double[] values = ConstantModel.all(0, (5 + LABELS) * cells);
        for (int cell = 0; cell < cells; cell++) {
            values[cell] = 0.001;
            values[5 * cells + cell] = 1;
        }
        for (Truth truth : truths) {
            double x = truth.cx() / WIDTH * 10;
            double y = truth.cy() / HEIGHT * 6;
            int column = (int) x;
            int row = (int) y;
            int cell = row * 10 + column;
            double ofClass = 0.97;
            values[cell] = Math.pow(truth.p() / Math.pow(ofClass, 0.4), 1 / 0.6);
            values[cells + cell] = inverseTanh(x - column);
            values[2 * cells + cell] = inverseTanh(y - row);
            values[3 * cells + cell] = logit(truth.w() / WIDTH);
            values[4 * cells + cell] = logit(truth.h() / HEIGHT);
            for (int label = 0; label < LABELS; label++) {
                values[(5 + label) * cells + cell] = label == truth.label() ? ofClass : (1 - ofClass) / (LABELS - 1);
            }
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("758", values, 1, 5 + LABELS, 6, 10)
                .file();
    }

    static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    private static double inverseTanh(double value) {
        return Math.log((1 + value) / (1 - value)) / 2;
    }

    static void put(double[] values, int at, double... numbers) {
        System.arraycopy(numbers, 0, values, at, numbers.length);
    }
}
