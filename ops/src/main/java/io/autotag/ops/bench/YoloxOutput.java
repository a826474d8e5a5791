package io.autotag.ops.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * YOLOX's raw rows [1, A, 5 + C]: centre and logarithm of the size in cells of the grids 8, 16 and 32, objectness, classes.
 *
 * @param side of the square input, in pixels
 */
record YoloxOutput(int side) implements OutputReader {

    private static final int[] STRIDES = {8, 16, 32};
    private static final int FIRST_CLASS = 5;

    @Override
    public List<Detection> read(Output output, double least) {
        int columns = output.axis(2);
        List<Detection> found = new ArrayList<>();
        int at = 0;
        for (int stride : STRIDES) {
            int cells = side / stride;
            for (int cell = 0; cell < cells * cells; cell++, at += columns) {
                int label = best(output, at, columns);
                double confidence = output.at(at + 4) * output.at(at + FIRST_CLASS + label);
                if (confidence >= least) {
                    found.add(box(output, at, stride, cell % cells, cell / cells, label, confidence));
                }
            }
        }
        return Suppression.apply(found);
    }

    private static int best(Output output, int at, int columns) {
        int best = 0;
        for (int label = 1; label < columns - FIRST_CLASS; label++) {
            if (output.at(at + FIRST_CLASS + label) > output.at(at + FIRST_CLASS + best)) {
                best = label;
            }
        }
        return best;
    }

    private static Detection box(Output output, int at, int stride, int x, int y, int label, double confidence) {
        double centreX = (output.at(at) + x) * stride;
        double centreY = (output.at(at + 1) + y) * stride;
        double halfWidth = Math.exp(output.at(at + 2)) * stride / 2;
        double halfHeight = Math.exp(output.at(at + 3)) * stride / 2;
        return new Detection(
                label,
                confidence,
                centreX - halfWidth,
                centreY - halfHeight,
                centreX + halfWidth,
                centreY + halfHeight);
    }
}
