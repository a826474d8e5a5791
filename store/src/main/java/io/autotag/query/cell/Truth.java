package io.autotag.query.cell;

/** What is known of a condition. */
public enum Truth {
    YES,
    NO,
    MAYBE;

    public static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    public Truth negated() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case MAYBE -> MAYBE;
        };
    }

    public Truth and(Truth other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : MAYBE;
    }

    public Truth or(Truth other) {
        return negated().and(other.negated()).negated();
    }
}
