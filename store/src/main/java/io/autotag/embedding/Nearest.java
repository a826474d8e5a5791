package io.autotag.embedding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the most similar of many, as many as are wanted. Used by one thread. */
public final class Nearest {

    /** The most similar first; of equally similar ones the newest. */
    private static final Comparator<Neighbour> BEST_FIRST = Comparator.comparing(Neighbour::similarity)
            .thenComparing(Neighbour::item)
            .reversed();

    private final int wanted;
    private final PriorityQueue<Neighbour> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());
    private long seen;

    /** @param wanted at least 1 */
    public Nearest(int wanted) {
        if (wanted < 1) {
            throw new IllegalArgumentException("At least one is wanted");
        }
        this.wanted = wanted;
    }

    /**
     * An item with its similarity to what the others are compared with.
     *
     * @param similarity -1 to 1
     */
    public record Neighbour(long item, float similarity) {}

    public void add(long item, float similarity) {
        seen++;
        Neighbour neighbour = new Neighbour(item, similarity);
        Neighbour worst = worstFirst.peek();
        if (worst == null || worstFirst.size() < wanted) {
            worstFirst.add(neighbour);
        } else if (BEST_FIRST.compare(neighbour, worst) < 0) {
            worstFirst.poll();
            worstFirst.add(neighbour);
        }
    }

    /** How many there were to choose among. */
    public long seen() {
        return seen;
    }

    /** The most similar first. */
    public List<Neighbour> best() {
        List<Neighbour> best = new ArrayList<>(worstFirst);
        best.sort(BEST_FIRST);
        return List.copyOf(best);
    }
}
