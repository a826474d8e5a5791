package io.autotag.model;

import io.autotag.calibration.Curve;
import java.util.List;

/** The scores of one card's labels, by the label's place. Immutable. */
final class Scores {
    private final double[] a;
    private final double[] b;

    private Scores(int labels) {
        a = new double[labels];
        b = new double[labels];
    }

    static Scores of(ModelCard card) {
        List<String> labels = card.labels();
        Scores scores = new Scores(labels.size());
        for (int label = 0; label < labels.size(); label++) {
            scores.set(label, card, mostParticular(card, labels.get(label)));
        }
        return scores;
    }

    /** The key to go by: the label's own where one is written. */
    private static String mostParticular(ModelCard card, String label) {
        boolean own = card.calibration().containsKey(label) || card.thresholds().containsKey(label);
        return own ? label : CardScores.DEFAULT;
    }

    private void set(int label, ModelCard card, String key) {
        Calibration fitted = card.calibration().get(key);
        if (fitted != null) {
            a[label] = fitted.a();
            b[label] = fitted.b();
            return;
        }
        Float threshold = card.thresholds().get(key);
        if (threshold == null) {
            throw new IllegalStateException("A complete card has a threshold for every label");
        }
        a[label] = 1;
        b[label] = Score.offset(threshold);
    }

    float of(int label, float p) {
        return Score.of(p, a[label], b[label]);
    }

    Curve curve(int label) {
        return new Curve(a[label], b[label]);
    }
}
