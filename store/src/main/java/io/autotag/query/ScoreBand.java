package io.autotag.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The named ranges of the score, for facets, histograms and the {@code score_band} field. */
public enum ScoreBand {
    /** 0.8 and more. */
    HIGH(0.8, 2),
    /** From 0.5 to below 0.8. */
    MEDIUM(0.5, 0.8),
    /** From 0 to below 0.5. */
    LOW(0, 0.5),
    /** Below 0: the tag does not apply. */
    NEGATIVE(-1, 0);

    private final double from;
    private final double to;

    ScoreBand(double from, double to) {
        this.from = from;
        this.to = to;
    }

    static ScoreBand named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Lower bounds count in, upper bounds do not; the outermost bounds of the scale need no test. */
    Condition condition() {
        List<Condition> bounds = new ArrayList<>();
        if (this != NEGATIVE) {
            bounds.add(bound(Operator.AT_LEAST, from));
        }
        if (this != HIGH) {
            bounds.add(bound(Operator.LESS, to));
        }
        return Condition.all(bounds);
    }

    private static Condition bound(Operator operator, double value) {
        return new Condition.Test(Field.SCORE, Optional.empty(), operator, new Literal.Numeric(value));
    }
}
