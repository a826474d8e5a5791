package io.autotag.query.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition in SQL.
 *
 * @param nullable whether it can be NULL, which stands for false: what is missing makes a comparison false
 */
record Predicate(SqlFragment sql, boolean nullable) {
    static final Predicate TRUE = certain("true");
    static final Predicate FALSE = certain("false");

    /** Never NULL. */
    static Predicate certain(String text, Object... values) {
        return new Predicate(SqlFragment.of(text, values), false);
    }

    static Predicate certain(SqlFragment sql) {
        return new Predicate(sql, false);
    }

    static Predicate nullable(String text, Object... values) {
        return new Predicate(SqlFragment.of(text, values), true);
    }

    /** In the language a negation is true of what is missing. */
    Predicate negated() {
        if (equals(TRUE)) {
            return FALSE;
        }
        if (equals(FALSE)) {
            return TRUE;
        }
        return nullable
                ? certain(SqlFragment.of("(").then(sql).then(") IS NOT TRUE"))
                : certain(SqlFragment.of("NOT (").then(sql).then(")"));
    }

    static Predicate all(List<Predicate> parts) {
        return joined(parts, TRUE, FALSE, " AND ");
    }

    static Predicate any(List<Predicate> parts) {
        return joined(parts, FALSE, TRUE, " OR ");
    }

    /** Leaves out what changes nothing, and the rest where one part decides. */
    private static Predicate joined(List<Predicate> parts, Predicate neutral, Predicate deciding, String glue) {
        if (parts.contains(deciding)) {
            return deciding;
        }
        List<Predicate> needed = new ArrayList<>(parts);
        needed.removeIf(neutral::equals);
        if (needed.isEmpty()) {
            return neutral;
        }
        if (needed.size() == 1) {
            return needed.get(0);
        }
        SqlFragment sql = SqlFragment.of("(").then(needed.get(0).sql);
        for (Predicate part : needed.subList(1, needed.size())) {
            sql = sql.then(glue).then(part.sql);
        }
        return new Predicate(sql.then(")"), needed.stream().anyMatch(Predicate::nullable));
    }
}
