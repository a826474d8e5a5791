package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * Every label applies or not by itself: {@code [N, C]} or {@code [N, C, 1, 1]}, probabilities or what the sigmoid makes
 * probabilities of. So export multi-label taggers, and two-class models with one output. Layout: that of
 * {@code BCEWithLogitsLoss} in torch/nn/modules/loss.py, with which they are trained, a number for each label.
 */
record ClassifierSigmoid(ClassScores scores, boolean probabilities) implements Decoder {

    static Optional<Decoder> fit(Evidence evidence) {
        return ClassScores.of(evidence).map(scores -> new ClassifierSigmoid(scores, scores.areIndependent(evidence)));
    }

    @Override
    public List<String> outputs() {
        return List.of(scores.name());
    }

    @Override
    public int classes() {
        return scores.classes();
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        float[] values = scores.values(outputs);
        for (int label = 0; label < classes(); label++) {
            found.add(label, probabilities ? values[label] : (float) Score.sigmoid(values[label]));
        }
    }
}
