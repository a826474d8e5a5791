package io.autotag.ops.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * FastestDet's grid [1, 5 + C, H, W]: objectness, offset of the centre from the cell (tanh, in cells), size (sigmoid, of
 * the whole input), then the classes.
 *
 * @param side of the square input, in pixels
 */
record FastestDetOutput(int side) implements OutputReader {

    private static final int FIRST_CLASS = 5;

    @Override
    public List<Detection> read(Output output, double least) {
        int channels = output.axis(1);
        int rows = output.axis(2);
        int columns = output.axis(3);
        List<Detection> found = new ArrayList<>();
        for (int cell = 0; cell < rows * columns; cell++) {
            int label = best(output, channels, rows * columns, cell);
            double confidence = Math.pow(output.at(cell), 0.6)
                    * Math.pow(output.at((FIRST_CLASS + label) * rows * columns + cell), 0.4);
            if (confidence >= least) {
                found.add(box(output, rows, columns, cell, label, confidence));
            }
        }
        return Suppression.apply(found);
    }

    private static int best(Output output, int channels, int plane, int cell) {
        int best = 0;
        for (int label = 1; label < channels - FIRST_CLASS; label++) {
            if (output.at((FIRST_CLASS + label) * plane + cell) > output.at((FIRST_CLASS + best) * plane + cell)) {
                best = label;
            }
        }
        return best;
    }

    private Detection box(Output output, int rows, int columns, int cell, int label, double confidence) {
        int plane = rows * columns;
        int row = cell / columns;
        int column = cell % columns;
        double centreX = (column + Math.tanh(output.at(plane + cell))) / columns * side;
        double centreY = (row + Math.tanh(output.at(2 * plane + cell))) / rows * side;
        double width = sigmoid(output.at(3 * plane + cell)) * side;
        double height = sigmoid(output.at(4 * plane + cell)) * side;
        return new Detection(
                label,
                confidence,
                centreX - width / 2,
                centreY - height / 2,
                centreX + width / 2,
                centreY + height / 2);
    }

    private static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
