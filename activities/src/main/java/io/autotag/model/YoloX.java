package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code [N, A, 5 + C]} with one place for each cell of the grids of 8, 16 and 32 pixels: the centre's distance from the
 * cell's corner and the logarithm of the size, both in cells, then the probability that there is an object, and that of
 * each of C classes. Exported by tools/export_onnx.py of Megvii-BaseDetection/YOLOX; with {@code --decode_in_inference}
 * centre and size come in pixels, which the values tell. Layout: {@code decode_outputs} in yolox/models/yolo_head.py.
 *
 * @param decoded whether boxes are in pixels of the tensor already
 */
record YoloX(ObjectnessRows rows, List<Grid> grids, boolean decoded) implements Decoder {
    YoloX {
        grids = List.copyOf(grids);
    }

    static Optional<Decoder> fit(Evidence evidence) {
        List<Grid> grids = Grid.over(evidence.input(), 8, 16, 32);
        // No cell's centre lies half the picture away from it, so such a number is one of pixels.
        return ObjectnessRows.of(evidence)
                .filter(rows -> rows.places() == Grid.cells(grids))
                .map(rows -> new YoloX(
                        rows,
                        grids,
                        rows.largest(evidence, 0) > evidence.input().width() / 2f));
    }

    @Override
    public List<String> outputs() {
        return List.of(rows.name());
    }

    @Override
    public int classes() {
        return rows.classes();
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        rows.read(outputs, found, (values, at, place, label, p) -> {
            if (decoded) {
                found.addCentre(label, p, values[at], values[at + 1], values[at + 2], values[at + 3]);
            } else {
                addCell(values, at, place, label, p, found);
            }
        });
    }

    private void addCell(float[] values, int at, int place, int label, float p, Candidates found) throws ItemProblem {
        int cell = place;
        for (Grid grid : grids) {
            if (cell < grid.cells()) {
                found.addCentre(
                        label,
                        p,
                        (values[at] + grid.column(cell)) * grid.stride(),
                        (values[at + 1] + grid.row(cell)) * grid.stride(),
                        (float) StrictMath.exp(values[at + 2]) * grid.stride(),
                        (float) StrictMath.exp(values[at + 3]) * grid.stride());
                return;
            }
            cell -= grid.cells();
        }
    }
}
