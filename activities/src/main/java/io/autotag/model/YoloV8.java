package io.autotag.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code [N, 4 + C, A]}: for each of A places the centre and size of a box, then C class probabilities; the axis of places
 * is the last and the longer one. Ultralytics exports YOLOv8, 9, 11 and 12 so. Boxes are in pixels of the tensor; some
 * exporters divide them by its size, which the values tell. Layout: {@code Detect} in ultralytics/nn/modules/head.py.
 *
 * @param rows box, classes and what stands behind them
 * @param normalised whether boxes are in 0..1
 */
record YoloV8(String name, int rows, int classes, float width, float height, boolean normalised) implements Decoder {
    /** Boxes in 0..1 may stick out a little; boxes in pixels of a whole grid reach much further. */
    private static final float LARGEST_SHARE = 1.5f;

    private static final int BLOCK = 256;

    static Optional<Decoder> fit(Evidence evidence) {
        return evidence.only().flatMap(output -> fit(evidence, output, 0));
    }

    /** @param others rows behind those of the classes, which are no probabilities */
    static Optional<Decoder> fit(Evidence evidence, Output boxes, int others) {
        return Optional.of(boxes)
                .filter(output -> output.hasShape(evidence.input().batch(), Output.ANY, Output.ANY))
                .filter(output -> output.side(1) > 4 + others && output.side(1) < output.side(2))
                .filter(output -> evidence.always(output.name(), trial -> hasProbabilities(trial, others)))
                .map(output -> of(output, others, evidence));
    }

    private static boolean hasProbabilities(Output output, int others) {
        int places = output.side(2);
        float[] scores = Arrays.copyOfRange(output.values(), 4 * places, (output.side(1) - others) * places);
        return ClassScores.areProbabilities(scores);
    }

    private static Decoder of(Output output, int others, Evidence evidence) {
        ImageInput input = evidence.input();
        float largest = 0;
        for (Output trial : evidence.inTrials(output.name())) {
            for (int i = 0; i < 4 * trial.side(2); i++) {
                largest = Math.max(largest, trial.values()[i]);
            }
        }
        int rows = output.side(1);
        return new YoloV8(
                output.name(), rows, rows - 4 - others, input.width(), input.height(), largest <= LARGEST_SHARE);
    }

    @Override
    public List<String> outputs() {
        return List.of(name);
    }

    /** Block by block, so that every class is read in a straight line. */
    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        Output output = outputs.named(name);
        output.requireShape(Output.SOME, rows, Output.ANY);
        float[] best = new float[BLOCK];
        int[] label = new int[BLOCK];
        for (int from = 0; from < output.side(2); from += BLOCK) {
            int length = Math.min(BLOCK, output.side(2) - from);
            findBest(output, from, length, best, label);
            for (int i = 0; i < length; i++) {
                if (found.wants(best[i])) {
                    add(output, from + i, label[i], best[i], found);
                }
            }
        }
    }

    private void findBest(Output output, int from, int length, float[] best, int[] label) {
        int places = output.side(2);
        float[] values = output.values();
        System.arraycopy(values, 4 * places + from, best, 0, length);
        Arrays.fill(label, 0);
        for (int other = 1; other < classes; other++) {
            int at = (4 + other) * places + from;
            for (int i = 0; i < length; i++) {
                if (values[at + i] > best[i]) {
                    best[i] = values[at + i];
                    label[i] = other;
                }
            }
        }
    }

    private void add(Output output, int place, int label, float p, Candidates found) throws ItemProblem {
        int places = output.side(2);
        float[] values = output.values();
        float across = normalised ? width : 1;
        float down = normalised ? height : 1;
        found.addCentre(
                label,
                p,
                values[place] * across,
                values[places + place] * down,
                values[2 * places + place] * across,
                values[3 * places + place] * down);
        found.placeLast((4 + classes) * places + place);
    }
}
