package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * One label applies: {@code [N, C]} or {@code [N, C, 1, 1]}, C at least 2, probabilities or what softmax makes
 * probabilities of. So export torchvision, timm, Hugging Face's image classification and {@code yolo task=classify}. Layout:
 * {@code ResNet.forward} in torchvision/models/resnet.py, {@code Classify.forward} in ultralytics/nn/modules/head.py.
 */
record ClassifierSoftmax(ClassScores scores, boolean probabilities) implements Decoder {

    static Optional<Decoder> fit(Evidence evidence) {
        return ClassScores.of(evidence)
                .filter(scores -> scores.classes() > 1)
                .map(scores -> new ClassifierSoftmax(scores, scores.always(evidence, ClassScores::sumToOne)));
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
        if (probabilities) {
            for (int label = 0; label < classes(); label++) {
                found.add(label, values[label]);
            }
            return;
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < classes(); label++) {
            largest = Math.max(largest, values[label]);
        }
        double sum = 0;
        for (int label = 0; label < classes(); label++) {
            sum += StrictMath.exp(values[label] - largest);
        }
        for (int label = 0; label < classes(); label++) {
            found.add(label, (float) (StrictMath.exp(values[label] - largest) / sum));
        }
    }
}
