package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code [N, Q, 6]}: cx, cy, w, h in parts of the picture, probability, class; older exports {@code [N, Q, 4 + C]} with C
 * class probabilities instead. So exports Ultralytics' RT-DETR, trained on pictures that were stretched. Layout:
 * {@code RTDETRDecoder.forward} in ultralytics/nn/modules/head.py.
 *
 * @param columns of a row
 * @param classes 0 where a row has a probability and a class number
 */
record RtDetr(String name, int columns, int classes, float width, float height) implements Decoder {
    private static final int P = 4;
    private static final int LABEL = 5;
    private static final int COLUMNS = 6;

    static Optional<Decoder> fit(Evidence evidence) {
        return evidence.only()
                .filter(output ->
                        output.hasShape(evidence.input().batch(), Output.ANY, Output.ANY) && output.side(2) > P)
                .filter(output -> evidence.always(output.name(), RtDetr::hasProbabilities))
                .map(output -> of(output, evidence));
    }

    private static boolean hasProbabilities(Output output) {
        boolean numbered = isNumbered(output);
        int columns = output.side(2);
        for (int i = 0; i < output.side(1) * columns; i++) {
            int column = i % columns;
            float value = output.values()[i];
            if (column >= P && !(numbered && column == LABEL) && (value < 0 || value > 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the sixth of six columns is a class number everywhere. */
    private static boolean isNumbered(Output output) {
        boolean numbered = output.side(2) == COLUMNS;
        for (int at = LABEL; numbered && at < output.side(1) * COLUMNS; at += COLUMNS) {
            float label = output.values()[at];
            numbered = label >= 0 && label == Math.rint(label);
        }
        return numbered;
    }

    private static Decoder of(Output output, Evidence evidence) {
        boolean numbered = evidence.inTrials(output.name()).stream().allMatch(RtDetr::isNumbered);
        return new RtDetr(
                output.name(),
                output.side(2),
                numbered ? 0 : output.side(2) - P,
                evidence.input().width(),
                evidence.input().height());
    }

    @Override
    public List<String> outputs() {
        return List.of(name);
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        Output output = outputs.named(name);
        output.requireShape(Output.SOME, Output.ANY, columns);
        float[] values = output.values();
        for (int row = 0; row < output.side(1); row++) {
            int at = row * columns;
            int best = classes == 0 ? 0 : Largest.of(values, at + P, classes, 1);
            float p = values[at + P + best];
            if (found.wants(p)) {
                found.addCentre(
                        classes == 0 ? Math.round(values[at + LABEL]) : best,
                        p,
                        values[at] * width,
                        values[at + 1] * height,
                        values[at + 2] * width,
                        values[at + 3] * height);
            }
        }
    }
}
