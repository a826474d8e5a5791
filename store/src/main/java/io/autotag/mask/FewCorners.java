package io.autotag.mask;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Leaves corners out of an outline as long as none of them is farther from what is left than a distance: the algorithm of
 * Ramer, Douglas and Peucker, on the two halves between the first corner and the one farthest from it. Pure.
 */
final class FewCorners {

    private record Stretch(int from, int to) {}

    private FewCorners() {}

    /** All of them where only two would be left, which enclose nothing. */
    static List<Corner> of(List<Corner> outline, double most) {
        if (outline.size() < 4) {
            return outline;
        }
        List<Corner> closed = new ArrayList<>(outline);
        closed.add(outline.get(0));
        BitSet kept = new BitSet();
        kept.set(0);
        int opposite = farthest(closed, new Stretch(0, closed.size() - 1));
        kept.set(opposite);
        Deque<Stretch> open =
                new ArrayDeque<>(List.of(new Stretch(0, opposite), new Stretch(opposite, closed.size() - 1)));
        while (!open.isEmpty()) {
            Stretch stretch = open.pop();
            int far = farthest(closed, stretch);
            if (far > stretch.from() && distance(closed, stretch, far) > most * most) {
                kept.set(far);
                open.push(new Stretch(stretch.from(), far));
                open.push(new Stretch(far, stretch.to()));
            }
        }
        return kept.cardinality() < 3
                ? outline
                : kept.stream().mapToObj(outline::get).toList();
    }

    /** The corner between the two ends that is farthest from their line; the first end where there is none between. */
    private static int farthest(List<Corner> corners, Stretch stretch) {
        int farthest = stretch.from();
        double most = 0;
        for (int i = stretch.from() + 1; i < stretch.to(); i++) {
            double distance = distance(corners, stretch, i);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    private static double distance(List<Corner> corners, Stretch stretch, int corner) {
        return corners.get(corner).distance(corners.get(stretch.from()), corners.get(stretch.to()));
    }
}
