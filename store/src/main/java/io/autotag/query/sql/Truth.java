package io.autotag.query.sql;

/** What is known of a condition. */
enum Truth {
    YES,
    NO,
    MAYBE;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    Truth negated() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case MAYBE -> MAYBE;
        };
    }

    Truth and(Truth other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : MAYBE;
    }

    Truth or(Truth other) {
        return negated().and(other.negated()).negated();
    }
}
