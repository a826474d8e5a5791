package io.autotag.ops.bench;

import java.util.List;

/**
 * How many of the reference's detections another preparation finds again: same class, overlap of at least 0.9, confidence
 * within 0.05.
 */
record Agreement(int found, int of) {

    /** Detections of the reference count from here on. */
    static final double COUNTED = 0.3;

    private static final double OVERLAP = 0.9;
    private static final double CONFIDENCE = 0.05;

    /** Candidates this much below the threshold are still taken: the threshold itself is no disagreement. */
    static final double CANDIDATES = COUNTED - CONFIDENCE;

    static Agreement of(List<Detection> reference, List<Detection> other) {
        int found = (int) reference.stream()
                .filter(one -> other.stream().anyMatch(candidate -> agree(one, candidate)))
                .count();
        return new Agreement(found, reference.size());
    }

    Agreement plus(Agreement other) {
        return new Agreement(found + other.found, of + other.of);
    }

    /** In [0, 1]; 1 where there was nothing to find. */
    double share() {
        return of == 0 ? 1 : found / (double) of;
    }

    private static boolean agree(Detection one, Detection other) {
        return one.label() == other.label()
                && one.overlap(other) >= OVERLAP
                && Math.abs(one.confidence() - other.confidence()) <= CONFIDENCE;
    }
}
