package io.autotag.api.view;

import io.autotag.compare.Outcome;
import io.autotag.compare.OutcomeCounts;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How often both said the same, only one said something, the same was said at a place that only touches, or another label
 * at the same place.
 */
@Schema(name = "Outcomes")
public record OutcomesView(long agreed, long onlyA, long onlyB, long moved, long relabelled) {

    static OutcomesView from(OutcomeCounts counts) {
        return from(counts, -1, Double.POSITIVE_INFINITY);
    }

    /** Of those with a score in [from, to). */
    static OutcomesView from(OutcomeCounts counts, double from, double to) {
        return new OutcomesView(
                counts.between(Outcome.AGREED, from, to),
                counts.between(Outcome.ONLY_A, from, to),
                counts.between(Outcome.ONLY_B, from, to),
                counts.between(Outcome.MOVED, from, to),
                counts.between(Outcome.RELABELLED, from, to));
    }
}
