package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code scores [N, K, 1 + C]} with the background first, {@code boxes [N, K, 4]} as x1, y1, x2, y2 in parts of the
 * picture. So export SSDs that apply their priors themselves: qfgaohao/pytorch-ssd and what came of it, such as
 * Linzaer/Ultra-Light-Fast-Generic-Face-Detector-1MB. Layout: {@code SSD.forward} in vision/ssd/ssd.py.
 */
record SsdCorners(SsdScores rows, float width, float height) implements Decoder {

    static Optional<Decoder> fit(Evidence evidence) {
        return SsdScores.of(evidence)
                .filter(rows -> rows.areCorners(evidence))
                .map(rows -> new SsdCorners(
                        rows, evidence.input().width(), evidence.input().height()));
    }

    @Override
    public List<String> outputs() {
        return List.of(rows.scores(), rows.boxes());
    }

    @Override
    public int classes() {
        return rows.classes();
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        rows.read(
                outputs,
                found,
                (values, at, row, label, p) -> found.add(
                        label,
                        p,
                        values[at] * width,
                        values[at + 1] * height,
                        values[at + 2] * width,
                        values[at + 3] * height));
    }
}
