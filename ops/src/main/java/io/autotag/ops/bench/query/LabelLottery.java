package io.autotag.ops.bench.query;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws labels by a power law, as in real data: the first is some 140 times as frequent as the last. */
final class LabelLottery {
    static final int LABELS = 200;
    private static final double STEEPNESS = 0.93;

    private final double[] upTo = new double[LABELS];

    LabelLottery() {
        double sum = 0;
        for (int i = 0; i < LABELS; i++) {
            sum += Math.pow(i + 1, -STEEPNESS);
            upTo[i] = sum;
        }
        for (int i = 0; i < LABELS; i++) {
            upTo[i] /= sum;
        }
    }

    /** From 0, the most frequent, to {@value #LABELS} - 1. */
    int draw(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble());
        return Math.min(LABELS - 1, found < 0 ? -found - 1 : found);
    }

    static String name(int label) {
        return "label-" + (1000 + label);
    }
}
