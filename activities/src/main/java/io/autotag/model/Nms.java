package io.autotag.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Non-maximum suppression within each label: of two boxes that overlap more than allowed, the weaker goes. Pure; equal
 * candidates give equal results in equal order.
 */
final class Nms {
    /** More boxes in one picture help nobody, and every one is compared with all kept before. */
    static final int MOST_KEPT = 1_000;

    /** So many of the best are looked at. */
    static final int MOST_SEEN = 30_000;

    private Nms() {}

    /**
     * One box that stays.
     *
     * @param place as {@link Candidates#place}
     */
    record Kept(int label, float confidence, Box box, int place) {}

    /**
     * Highest confidence first.
     *
     * @param ranked after {@link Candidates#rank}
     * @param most intersection over union that two boxes of a label may have; 1 keeps all
     */
    static List<Kept> keep(Candidates ranked, float most) {
        List<Kept> kept = new ArrayList<>();
        int seen = Math.min(ranked.size(), MOST_SEEN);
        for (int place = 0; place < seen && kept.size() < MOST_KEPT; place++) {
            int candidate = ranked.ranked(place);
            Box box = ranked.box(candidate);
            int label = ranked.label(candidate);
            if (most >= 1 || isFree(kept, label, box, most)) {
                kept.add(new Kept(label, ranked.confidence(candidate), box, ranked.place(candidate)));
            }
        }
        return kept;
    }

    private static boolean isFree(List<Kept> kept, int label, Box box, float most) {
        for (Kept other : kept) {
            if (other.label() == label && other.box().overlap(box) > most) {
                return false;
            }
        }
        return true;
    }
}
