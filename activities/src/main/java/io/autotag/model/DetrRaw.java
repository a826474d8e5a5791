package io.autotag.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code logits [N, Q, C]} and {@code boxes [N, Q, 4]} as cx, cy, w, h in parts of the picture: a sigmoid for each class, or
 * a softmax over the classes and “no object” behind them, {@code [N, Q, C + 1]}. So export Hugging Face's DETR, YOLOS and
 * RT-DETR (logits, pred_boxes), the original DETR (pred_logits, pred_boxes) and RF-DETR (labels, dets), whose last
 * column belongs to no class and is left out. Layout: {@code DetrForObjectDetection} in transformers'
 * models/detr/modeling_detr.py, {@code DETR.forward} in models/detr.py of facebookresearch/detr.
 *
 * @param columns of the logits
 * @param classes of which labels are given: all columns or all but the last
 * @param softmax whether the last column is “no object”
 */
record DetrRaw(String logits, String boxes, int columns, int classes, boolean softmax, float width, float height)
        implements Decoder {

    private static final float LARGEST_SHARE = 1.5f;
    private static final List<String> NAMES = List.of("logit", "label", "class");

    static Optional<Decoder> fit(Evidence evidence) {
        Optional<Output> boxes = evidence.first().all().stream()
                .filter(output -> output.hasShape(evidence.input().batch(), Output.ANY, 4))
                .filter(output -> evidence.always(output.name(), DetrRaw::areShares))
                .findFirst();
        return boxes.flatMap(found -> logits(evidence, found).map(logits -> of(evidence, logits, found)));
    }

    private static boolean areShares(Output output) {
        for (int i = 0; i < output.size(); i++) {
            if (output.values()[i] < -LARGEST_SHARE / 10 || output.values()[i] > LARGEST_SHARE) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Output> logits(Evidence evidence, Output boxes) {
        return evidence.first().all().stream()
                .filter(output -> !output.name().equals(boxes.name()))
                .filter(output -> output.hasShape(evidence.input().batch(), boxes.side(1), Output.ANY))
                .filter(output -> NAMES.stream().anyMatch(output.name().toLowerCase(Locale.ROOT)::contains))
                .filter(output -> !evidence.always(output.name(), DetrRaw::areProbabilities))
                .findFirst();
    }

    /** What is probabilities already takes no sigmoid. */
    private static boolean areProbabilities(Output output) {
        return ClassScores.areProbabilities(Arrays.copyOf(output.values(), output.size()));
    }

    private static Decoder of(Evidence evidence, Output logits, Output boxes) {
        int columns = logits.lastSide();
        boolean rfDetr = boxes.name().toLowerCase(Locale.ROOT).contains("det");
        boolean oneMore = evidence.labels().orElse(rfDetr ? columns : columns - 1) == columns - 1;
        return new DetrRaw(
                logits.name(),
                boxes.name(),
                columns,
                oneMore ? columns - 1 : columns,
                oneMore && !rfDetr,
                evidence.input().width(),
                evidence.input().height());
    }

    @Override
    public List<String> outputs() {
        return List.of(logits, boxes);
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        Output numbers = outputs.named(logits);
        Output sides = outputs.named(boxes);
        numbers.requireShape(Output.SOME, Output.ANY, columns);
        sides.requireShape(Output.SOME, numbers.side(1), 4);
        for (int query = 0; query < numbers.side(1); query++) {
            if (softmax) {
                addSurest(numbers.values(), query, sides.values(), found);
            } else {
                addEach(numbers.values(), query, sides.values(), found);
            }
        }
    }

    private void addSurest(float[] values, int query, float[] sides, Candidates found) throws ItemProblem {
        int from = query * columns;
        int label = Largest.of(values, from, classes, 1);
        double largest = Math.max(values[from + label], values[from + classes]);
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            sum += StrictMath.exp(values[from + column] - largest);
        }
        add(label, StrictMath.exp(values[from + label] - largest) / sum, sides, query, found);
    }

    private void addEach(float[] values, int query, float[] sides, Candidates found) throws ItemProblem {
        for (int label = 0; label < classes; label++) {
            add(label, Score.sigmoid(values[query * columns + label]), sides, query, found);
        }
    }

    private void add(int label, double p, float[] sides, int query, Candidates found) throws ItemProblem {
        int at = query * 4;
        if (found.wants((float) p)) {
            found.addCentre(
                    label,
                    (float) p,
                    sides[at] * width,
                    sides[at + 1] * height,
                    sides[at + 2] * width,
                    sides[at + 3] * height);
        }
    }
}
