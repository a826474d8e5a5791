package io.autotag.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A box that a test writes into a model's outputs and expects back.
 *
 * @param p from 0.3 to 0.95
 * @param x1 in pixels of the tensor, as the other corners
 */
record Truth(int label, double p, double x1, double y1, double x2, double y2) {

    /** Boxes that hardly overlap, each with its centre in a cell of its own and wider than a cell of 16 pixels. */
    static List<Truth> boxes(int width, int height, int labels) {
        List<Truth> boxes = new ArrayList<>();
        int rows = height / 32;
        int columns = width / 32;
        for (int i = 0; i < rows * columns; i += 2) {
            double cx = (i % columns) * 32 + 13 + i * 0.37;
            double cy = Math.floorDiv(i, columns) * 32 + 12 + i * 0.5;
            double halfWidth = 9 + i % 4;
            double halfHeight = 8.5 + i % 5 * 0.75;
            double p = 0.95 - i * 0.65 / (rows * columns);
            boxes.add(new Truth(i / 2 % labels, p, cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight));
        }
        return boxes;
    }

    double cx() {
        return (x1 + x2) / 2;
    }

    double cy() {
        return (y1 + y2) / 2;
    }

    double w() {
        return x2 - x1;
    }

    double h() {
        return y2 - y1;
    }
}
