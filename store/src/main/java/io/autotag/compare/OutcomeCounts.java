package io.autotag.compare;

import java.util.EnumMap;
import java.util.Map;

/** How often each outcome came about, by the score of the leading claim. Mutable while it counts. */
public final class OutcomeCounts {

    private final Map<Outcome, Steps> counts = new EnumMap<>(Outcome.class);

    void add(Pair pair) {
        counts.computeIfAbsent(pair.outcome(), outcome -> new Steps())
                .add(pair.leading().score());
    }

    void add(OutcomeCounts other) {
        other.counts.forEach((outcome, steps) ->
                counts.computeIfAbsent(outcome, missing -> new Steps()).add(steps));
    }

    public long count(Outcome outcome) {
        return between(outcome, -1, Double.POSITIVE_INFINITY);
    }

    /** How often with a score in [from, to). */
    public long between(Outcome outcome, double from, double to) {
        Steps steps = counts.get(outcome);
        return steps == null ? 0 : steps.between(from, to);
    }
}
