package io.autotag.compare;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The most informative items, no more than a limit; those with the same information by age, newest first. Mutable. */
public final class Ranking {

    private static final Comparator<Ranked> WORST_FIRST =
            Comparator.comparingDouble(Ranked::information).thenComparingLong(Ranked::item);

    /** The order of a ranking. */
    public static final Comparator<Ranked> BEST_FIRST = WORST_FIRST.reversed();

    private final int most;
    private final PriorityQueue<Ranked> kept = new PriorityQueue<>(WORST_FIRST);
    private long offered;

    public Ranking(int most) {
        this.most = most;
    }

    void add(Disagreements disagreements) {
        if (disagreements.information() > 0) {
            offered++;
            keep(new Ranked(disagreements.item(), disagreements.information()));
        }
    }

    void add(Ranking other) {
        offered += other.offered;
        other.kept.forEach(this::keep);
    }

    private void keep(Ranked ranked) {
        kept.add(ranked);
        if (kept.size() > most) {
            kept.remove();
        }
    }

    /** How many items have something to learn, those beyond the limit too. */
    public long offered() {
        return offered;
    }

    /** The best first. */
    public List<Ranked> best() {
        return kept.stream().sorted(BEST_FIRST).toList();
    }

    /** An item and the bits per decision that are expected of it. */
    public record Ranked(long item, double information) {}
}
