package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * The rows that YOLOv5 and YOLOX share: {@code [N, places, 5 + classes]}, four numbers of a box, the probability that
 * there is an object, and that of each class if there is one. Pure.
 */
record ObjectnessRows(String name, int places, int classes) {
    private static final int OBJECTNESS = 4;
    private static final int FIRST_CLASS = 5;

    /** Makes a box of the four numbers. */
    @FunctionalInterface
    interface Boxes {
        /** @param at where the place's numbers begin */
        void add(float[] values, int at, int place, int label, float p) throws ItemProblem;
    }

    /** Of the only output with three axes; those with more are maps that training needs. */
    static Optional<ObjectnessRows> of(Evidence evidence) {
        List<Output> rows = evidence.first().all().stream()
                .filter(output -> output.rank() == 3)
                .toList();
        boolean others = evidence.first().all().stream().anyMatch(output -> output.rank() < 3 || output.rank() == 4);
        if (rows.size() != 1 || others) {
            return Optional.empty();
        }
        Output output = rows.get(0);
        return Optional.of(output)
                .filter(fit ->
                        fit.hasShape(evidence.input().batch(), Output.ANY, Output.ANY) && fit.side(2) > FIRST_CLASS)
                .map(fit -> new ObjectnessRows(fit.name(), fit.side(1), fit.side(2) - FIRST_CLASS))
                .filter(fit -> evidence.always(fit.name(), fit::hasProbabilities));
    }

    int columns() {
        return FIRST_CLASS + classes;
    }

    private boolean hasProbabilities(Output output) {
        for (int i = 0; i < places * columns(); i++) {
            float value = output.values()[i];
            if (i % columns() >= OBJECTNESS && (value < 0 || value > 1)) {
                return false;
            }
        }
        return true;
    }

    /** The largest that one of the numbers of a box is in any trial. */
    float largest(Evidence evidence, int number) {
        float largest = 0;
        for (Output trial : evidence.inTrials(name)) {
            for (int at = number; at < places * columns(); at += columns()) {
                largest = Math.max(largest, trial.values()[at]);
            }
        }
        return largest;
    }

    /** Hands every place on that is sure enough of its best class. */
    void read(Outputs outputs, Candidates found, Boxes boxes) throws ItemProblem {
        Output output = outputs.named(name);
        output.requireShape(Output.SOME, places, columns());
        float[] values = output.values();
        for (int place = 0; place < places; place++) {
            int at = place * columns();
            if (found.wants(values[at + OBJECTNESS])) {
                int label = Largest.of(values, at + FIRST_CLASS, classes, 1);
                float p = values[at + OBJECTNESS] * values[at + FIRST_CLASS + label];
                if (found.wants(p)) {
                    boxes.add(values, at, place, label, p);
                }
            }
        }
    }
}
