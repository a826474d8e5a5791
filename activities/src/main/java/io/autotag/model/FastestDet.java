package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code [N, 5 + C, rows, columns]}: for each cell of one grid the probability that there is an object, the centre's
 * distance from the cell's corner (by tanh, in cells), the size (by the sigmoid, in parts of the picture), and class
 * probabilities that add up to 1. What counts is objectness^0.6 × class^0.4. Exported by pytorch2onnx.py of
 * dog-qiuqiu/FastestDet; layout: {@code handle_preds} in its utils/tool.py.
 */
record FastestDet(String name, Grid grid, int classes, int width, int height) implements Decoder {
    private static final int FIRST_CLASS = 5;
    private static final double OBJECT_WEIGHT = 0.6;
    private static final double CLASS_WEIGHT = 0.4;
    private static final float ROUNDING = 0.01f;

    static Optional<Decoder> fit(Evidence evidence) {
        ImageInput input = evidence.input();
        return evidence.only().flatMap(output -> grid(output, input)
                .map(grid -> new FastestDet(
                        output.name(), grid, output.side(1) - FIRST_CLASS, input.width(), input.height()))
                .filter(fit -> evidence.always(output.name(), fit::hasProbabilities)));
    }

    private static Optional<Grid> grid(Output output, ImageInput input) {
        if (!output.hasShape(input.batch(), Output.ANY, Output.ANY, Output.ANY) || output.side(1) <= FIRST_CLASS) {
            return Optional.empty();
        }
        return Grid.over(input, 8, 16, 32).stream()
                .filter(grid -> grid.rows() == output.side(2) && grid.columns() == output.side(3))
                .filter(grid -> grid.cells() > 1)
                .findFirst();
    }

    private boolean hasProbabilities(Output output) {
        int cells = grid.cells();
        float[] values = output.values();
        for (int cell = 0; cell < cells; cell++) {
            float sum = 0;
            for (int label = 0; label < classes; label++) {
                sum += values[(FIRST_CLASS + label) * cells + cell];
            }
            if (values[cell] < 0 || values[cell] > 1 || Math.abs(sum - 1) > ROUNDING) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<String> outputs() {
        return List.of(name);
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        Output output = outputs.named(name);
        output.requireShape(Output.SOME, FIRST_CLASS + classes, grid.rows(), grid.columns());
        int cells = grid.cells();
        float[] values = output.values();
        for (int cell = 0; cell < cells; cell++) {
            int label = Largest.of(values, FIRST_CLASS * cells + cell, classes, cells);
            float ofClass = values[(FIRST_CLASS + label) * cells + cell];
            float p = (float) (StrictMath.pow(values[cell], OBJECT_WEIGHT) * StrictMath.pow(ofClass, CLASS_WEIGHT));
            if (found.wants(p)) {
                add(values, cell, label, p, found);
            }
        }
    }

    private void add(float[] values, int cell, int label, float p, Candidates found) throws ItemProblem {
        int cells = grid.cells();
        double x = (grid.column(cell) + StrictMath.tanh(values[cells + cell])) / grid.columns();
        double y = (grid.row(cell) + StrictMath.tanh(values[2 * cells + cell])) / grid.rows();
        found.addCentre(
                label,
                p,
                (float) (x * width),
                (float) (y * height),
                (float) (Score.sigmoid(values[3 * cells + cell]) * width),
                (float) (Score.sigmoid(values[4 * cells + cell]) * height));
    }
}
