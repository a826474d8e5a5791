package io.autotag.search.compare;

import io.autotag.compare.Comparison;
import io.autotag.compare.Ranking;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Two versions as they were compared.
 *
 * @param comparison not to be added to any more
 * @param ranked the items to learn most from, the best first
 * @param coveredByA items of the query that A has looked at, whether B has or not
 * @param names of the labels, by their ids
 * @param complete false where only the newest of the items were compared
 * @param at when it was read
 * @param took how long that took
 */
public record Compared(
        ComparedVersion a,
        ComparedVersion b,
        Comparison comparison,
        List<Ranking.Ranked> ranked,
        long coveredByA,
        long coveredByB,
        LabelNames names,
        boolean complete,
        Instant at,
        Duration took) {

    public Compared {
        ranked = List.copyOf(ranked);
    }

    /**
     * The next of the ranked items.
     *
     * @param after where to go on, from this comparison or from one that was made of the same before
     */
    public List<Ranking.Ranked> behind(Optional<Ranking.Ranked> after, int limit) {
        int from = after.map(last -> placeBehind(last)).orElse(0);
        return ranked.subList(from, Math.min(from + limit, ranked.size()));
    }

    private int placeBehind(Ranking.Ranked last) {
        int place = Collections.binarySearch(ranked, last, Ranking.BEST_FIRST);
        return place < 0 ? -place - 1 : place + 1;
    }
}
