package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * The two outputs that a plain SSD ends in: {@code scores [N, K, 1 + C]}, which a softmax made and whose first column is
 * the background, and {@code boxes [N, K, 4]}. Pure.
 *
 * @param rows K
 */
record SsdScores(String scores, String boxes, int rows, int classes) {
    private static final float ROUNDING = 0.01f;

    static Optional<SsdScores> of(Evidence evidence) {
        List<Output> all = evidence.first().all();
        int batch = evidence.input().batch();
        if (all.size() != 2) {
            return Optional.empty();
        }
        boolean firstIsBoxes = all.get(0).hasShape(batch, Output.ANY, 4)
                && !(all.get(1).hasShape(batch, Output.ANY, 4) && areProbabilities(evidence, all.get(0)));
        Output boxes = all.get(firstIsBoxes ? 0 : 1);
        Output scores = all.get(firstIsBoxes ? 1 : 0);
        boolean fits = boxes.hasShape(batch, Output.ANY, 4)
                && scores.hasShape(batch, boxes.side(1), Output.ANY)
                && scores.side(2) > 1
                && areProbabilities(evidence, scores);
        return fits
                ? Optional.of(new SsdScores(scores.name(), boxes.name(), boxes.side(1), scores.side(2) - 1))
                : Optional.empty();
    }

    /** Whether every row of the first picture adds up to 1. */
    private static boolean areProbabilities(Evidence evidence, Output like) {
        return evidence.always(like.name(), output -> {
            float[] values = output.values();
            int columns = output.lastSide();
            for (int row = 0; row < output.side(1); row++) {
                float sum = 0;
                for (int column = 0; column < columns; column++) {
                    float p = values[row * columns + column];
                    sum += p;
                    if (p < 0 || p > 1) {
                        return false;
                    }
                }
                if (Math.abs(sum - 1) > ROUNDING) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Whether the boxes are corners in parts of the picture: left before right, top before bottom, none far outside. */
    boolean areCorners(Evidence evidence) {
        return evidence.always(boxes, output -> {
            int ordered = 0;
            for (int at = 0; at < rows * 4; at += 4) {
                float[] values = output.values();
                boolean near = Math.abs(values[at]) < 2 && Math.abs(values[at + 3]) < 2;
                ordered += near && values[at] <= values[at + 2] && values[at + 1] <= values[at + 3] ? 1 : 0;
            }
            return ordered >= 0.95 * rows;
        });
    }

    /** Makes a box of a row's four numbers. */
    @FunctionalInterface
    interface Boxes {
        /** @param at where the row's numbers begin */
        void add(float[] values, int at, int row, int label, float p) throws ItemProblem;
    }

    /** Hands every row on, once for each class that is sure enough. */
    void read(Outputs outputs, Candidates found, Boxes each) throws ItemProblem {
        Output p = outputs.named(scores);
        Output sides = outputs.named(boxes);
        p.requireShape(Output.SOME, rows, 1 + classes);
        sides.requireShape(Output.SOME, rows, 4);
        for (int row = 0; row < rows; row++) {
            for (int label = 0; label < classes; label++) {
                float confidence = p.values()[row * (1 + classes) + 1 + label];
                if (found.wants(confidence)) {
                    each.add(sides.values(), row * 4, row, label, confidence);
                }
            }
        }
    }
}
