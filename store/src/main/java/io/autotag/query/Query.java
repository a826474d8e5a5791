package io.autotag.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query that was read and checked. Two queries are equal when their canonical texts are. */
public final class Query {
    private final String canonical;
    private final Condition condition;

    private Query(String canonical, Condition condition) {
        this.canonical = canonical;
        this.condition = condition;
    }

    /**
     * Reads a query; the empty text selects every item.
     *
     * @throws QueryException saying what is wrong and where
     */
    public static Query parse(String text) {
        Optional<Expression> expression = Parser.parse(text);
        Condition condition = expression.map(Binding::bind).orElse(Condition.ALWAYS);
        return new Query(Printer.print(expression), condition);
    }

    /** The one spelling of this query. */
    public String canonical() {
        return canonical;
    }

    /** What must hold of an item. */
    public Condition condition() {
        return condition;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Query query && query.canonical.equals(canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return canonical;
    }
}
