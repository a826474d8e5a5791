package io.autotag.query.sql;

import io.autotag.query.Operator;

/** A column against a value. */
final class Comparisons {
    private Comparisons() {}

    /** Of a column that may be NULL. */
    static Predicate compare(Column column, Operator operator, Object value) {
        return Predicate.nullable(column.sql() + " " + symbol(operator) + " ?", value);
    }

    /** Of a column that is never NULL. */
    static Predicate certain(Column column, Operator operator, Object value) {
        return Predicate.certain(column.sql() + " " + symbol(operator) + " ?", value);
    }

    /** Of a text that is never NULL. */
    static Predicate text(Column column, Operator operator, String value) {
        return operator == Operator.CONTAINS
                ? Predicate.certain(contains(column.sql()), value)
                : certain(column, operator, value);
    }

    static String contains(String text) {
        return "strpos(lower(" + text + "), lower(?)) > 0";
    }

    /** What a name stands for is known, so that the names of others are all but these. */
    static Predicate named(Operator operator, Predicate these) {
        return operator == Operator.NOT_EQUAL ? these.negated() : these;
    }

    static Predicate present(Column column) {
        return Predicate.certain(column.sql() + " IS NOT NULL");
    }

    static String symbol(Operator operator) {
        return switch (operator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
            case CONTAINS -> throw new IllegalArgumentException("Only texts contain");
        };
    }
}
