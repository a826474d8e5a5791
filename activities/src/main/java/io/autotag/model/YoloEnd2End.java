package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code [N, K, 6]}: K boxes as x1, y1, x2, y2 in pixels of the tensor, probability, class. So export YOLOv10, YOLO26 and
 * everything that has its suppression inside; rows that are not needed are zero. Layout: {@code Detect.postprocess} in
 * ultralytics/nn/modules/head.py.
 *
 * @param columns of a row: these six, or more behind them
 * @param normalised whether boxes are in 0..1
 */
record YoloEnd2End(String name, int columns, float width, float height, boolean normalised) implements Decoder {
    private static final int COLUMNS = 6;
    private static final float LARGEST_SHARE = 1.5f;

    static Optional<Decoder> fit(Evidence evidence) {
        return evidence.only().flatMap(output -> fit(evidence, output, COLUMNS));
    }

    static Optional<Decoder> fit(Evidence evidence, Output rows, int columns) {
        return Optional.of(rows)
                .filter(output -> output.hasShape(evidence.input().batch(), Output.ANY, columns))
                .filter(output -> evidence.inTrials(output.name()).stream()
                        .allMatch(trial -> hasScoresAndClasses(trial, columns)))
                .map(output -> new YoloEnd2End(
                        output.name(),
                        columns,
                        evidence.input().width(),
                        evidence.input().height(),
                        areShares(evidence, output.name())));
    }

    private static boolean hasScoresAndClasses(Output output, int columns) {
        if (!output.hasShape(Output.SOME, Output.ANY, columns)) {
            return false;
        }
        for (int row = 0; row < output.side(1); row++) {
            float p = output.values()[row * columns + 4];
            float label = output.values()[row * columns + 5];
            if (p < 0 || p > 1 || (p > 0 && (label < 0 || label != Math.rint(label)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether no box of any trial is larger than a picture of size 1. Rows without probability say nothing. */
    static boolean areShares(Evidence evidence, String name) {
        float largest = 0;
        for (Output output : evidence.inTrials(name)) {
            for (int row = 0; row < output.side(1); row++) {
                int at = row * output.lastSide();
                float[] values = output.values();
                if (values[at + 4] > 0) {
                    largest = Math.max(largest, Math.max(values[at + 2], values[at + 3]));
                }
            }
        }
        return largest > 0 && largest <= LARGEST_SHARE;
    }

    @Override
    public List<String> outputs() {
        return List.of(name);
    }

    /** The shape does not say it. */
    @Override
    public int classes() {
        return 0;
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        Output output = outputs.named(name);
        output.requireShape(Output.SOME, Output.ANY, columns);
        float[] values = output.values();
        float across = normalised ? width : 1;
        float down = normalised ? height : 1;
        for (int at = 0; at < output.side(1) * columns; at += columns) {
            if (found.wants(values[at + 4])) {
                found.add(
                        Math.round(values[at + 5]),
                        values[at + 4],
                        values[at] * across,
                        values[at + 1] * down,
                        values[at + 2] * across,
                        values[at + 3] * down);
                found.placeLast(at + COLUMNS);
            }
        }
    }
}
