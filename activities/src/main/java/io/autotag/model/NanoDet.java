package io.autotag.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For each cell of the grids of 8, 16 and 32 (and 64) pixels C class probabilities, {@code [cells, C]}, and the distances
 * from the cell's centre to the left, top, right and bottom, {@code [cells, 4 * bins]}: what is expected of a softmax over
 * the bins, in cells. Exported by RangiLyu/nanodet, whose Plus models have all of it in {@code [N, cells, C + 32]} and
 * measure from the cell's corner. Layout: {@code Integral} and {@code get_bboxes} in nanodet/model/head/gfl_head.py and
 * nanodet_plus_head.py.
 *
 * @param middle where a cell's own point lies in it: 0.5, or 0 for Plus
 */
record NanoDet(List<NanoDetGrid> grids, int classes, int bins, float middle) implements Decoder {
    private static final int GRIDS_OF_PLUS = 4;

    NanoDet {
        grids = List.copyOf(grids);
    }

    static Optional<Decoder> fit(Evidence evidence) {
        return Optional.of(NanoDetLayout.of(evidence))
                .filter(grids -> !grids.isEmpty())
                .map(grids -> {
                    NanoDetTable scores = grids.get(0).scores();
                    NanoDetTable boxes = grids.get(0).boxes();
                    boolean together = scores.output().equals(boxes.output());
                    return new NanoDet(
                            grids,
                            together ? boxes.from() : scores.columns(),
                            (boxes.columns() - boxes.from()) / 4,
                            grids.size() == GRIDS_OF_PLUS ? 0 : 0.5f);
                });
    }

    @Override
    public List<String> outputs() {
        return grids.stream()
                .flatMap(grid -> Stream.of(grid.scores().output(), grid.boxes().output()))
                .distinct()
                .toList();
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        for (NanoDetGrid level : grids) {
            Output scores = outputs.named(level.scores().output());
            Output boxes = outputs.named(level.boxes().output());
            level.scores().require(scores, level.grid().cells());
            level.boxes().require(boxes, level.grid().cells());
            for (int cell = 0; cell < level.grid().cells(); cell++) {
                int at = level.scores().at(cell);
                int label = Largest.of(scores.values(), at, classes, 1);
                float p = scores.values()[at + label];
                if (found.wants(p)) {
                    add(boxes.values(), level, cell, label, p, found);
                }
            }
        }
    }

    private void add(float[] values, NanoDetGrid level, int cell, int label, float p, Candidates found)
            throws ItemProblem {
        int at = level.boxes().at(cell);
        double stride = level.grid().stride();
        double x = level.grid().column(cell) + middle;
        double y = level.grid().row(cell) + middle;
        found.add(
                label,
                p,
                (float) ((x - distance(values, at)) * stride),
                (float) ((y - distance(values, at + bins)) * stride),
                (float) ((x + distance(values, at + 2 * bins)) * stride),
                (float) ((y + distance(values, at + 3 * bins)) * stride));
    }

    /** What is expected of a softmax over the bins, whose values are 0, 1, 2 and so on. */
    private double distance(float[] values, int from) {
        double largest = values[from + Largest.of(values, from, bins, 1)];
        double sum = 0;
        double weighted = 0;
        for (int bin = 0; bin < bins; bin++) {
            double weight = StrictMath.exp(values[from + bin] - largest);
            sum += weight;
            weighted += weight * bin;
        }
        return weighted / sum;
    }
}
