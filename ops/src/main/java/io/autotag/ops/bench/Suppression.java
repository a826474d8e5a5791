package io.autotag.ops.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Of boxes of one class that overlap, the surest stays. */
final class Suppression {

    private static final double OVERLAP = 0.45;

    private Suppression() {}

    static List<Detection> apply(List<Detection> found) {
        List<Detection> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingDouble(Detection::confidence).reversed());
        List<Detection> kept = new ArrayList<>();
        for (Detection next : sorted) {
            if (kept.stream().noneMatch(sure -> sure.label() == next.label() && sure.overlap(next) > OVERLAP)) {
                kept.add(next);
            }
        }
        return kept;
    }
}
