package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * Boxes, classes and probabilities in three outputs, of which rows with the same number belong together. Each may have a
 * batch axis before the rows, whose first picture counts.
 *
 * @param boxes the output {@code [N, K, 4]} or {@code [K, 4]}, of corners
 * @param labels the output {@code [N, K]} or {@code [K]}, of class numbers
 * @param scores the same, of probabilities
 * @param firstLabel the number of the first class
 * @param yFirst whether corners come as y, x instead of x, y
 * @param across what an x is multiplied with, for pixels
 * @param down what a y is multiplied with, for pixels
 */
record ScoredBoxes(String boxes, String labels, String scores, int firstLabel, boolean yFirst, float across, float down)
        implements Decoder {

    /** Whether these are numbers of classes and probabilities, in every trial and every row that says something. */
    boolean isReadable(Evidence evidence) {
        return evidence.trials().stream().allMatch(this::isReadable);
    }

    private boolean isReadable(Outputs trial) {
        Output classes = trial.named(labels);
        Output p = trial.named(scores);
        if (!belongTogether(trial.named(boxes), classes, p)) {
            return false;
        }
        for (int row = 0; row < p.lastSide(); row++) {
            float label = classes.values()[row];
            boolean number = label >= firstLabel && label == Math.rint(label);
            if (p.values()[row] < 0 || p.values()[row] > 1 || (p.values()[row] > 0 && !number)) {
                return false;
            }
        }
        return true;
    }

    private static boolean belongTogether(Output boxes, Output labels, Output scores) {
        int rank = boxes.rank();
        return (rank == 2 || (rank == 3 && boxes.side(0) > 0 && labels.size() > 0 && scores.size() > 0))
                && boxes.lastSide() == 4
                && labels.rank() == rank - 1
                && scores.rank() == rank - 1
                && labels.lastSide() == boxes.side(rank - 2)
                && scores.lastSide() == boxes.side(rank - 2);
    }

    @Override
    public List<String> outputs() {
        return List.of(boxes, labels, scores);
    }

    /** The model chose among its boxes itself. */
    @Override
    public Optional<Float> usualNmsIou() {
        return Optional.of(1f);
    }

    /** The shape does not say it. */
    @Override
    public int classes() {
        return 0;
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        Output corners = outputs.named(boxes);
        Output p = outputs.named(scores);
        if (!belongTogether(corners, outputs.named(labels), p)) {
            throw new ItemProblem(
                    ItemProblem.Code.UNSUPPORTED,
                    "The model answered this picture with " + outputs.shown() + ", which do not belong together.");
        }
        for (int row = 0; row < p.lastSide(); row++) {
            if (p.values()[row] > 0 && found.wants(p.values()[row])) {
                int label = Math.round(outputs.named(labels).values()[row]) - firstLabel;
                add(corners.values(), row * 4, label, p.values()[row], found);
            }
        }
    }

    private void add(float[] values, int at, int label, float p, Candidates found) throws ItemProblem {
        int x = yFirst ? at + 1 : at;
        int y = yFirst ? at : at + 1;
        found.add(label, p, values[x] * across, values[y] * down, values[x + 2] * across, values[y + 2] * down);
    }
}
