package io.autotag.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query that was read and checked. Two queries are equal when their canonical texts are. */
public final class Query {
    private final Optional<Expression> expression;
    private final Condition condition;

    /** Printed when somebody asks: a facet makes hundreds of queries that nobody reads. */
    private volatile @Nullable String canonical;

    private Query(Optional<Expression> expression, @Nullable String canonical, Condition condition) {
        this.expression = expression;
        this.canonical = canonical;
        this.condition = condition;
    }

    /**
     * Reads a query; the empty text selects every item.
     *
     * @throws QueryException saying what is wrong and where
     */
    public static Query parse(String text) {
        return of(Parser.parse(text));
    }

    /** The items in any slice that is called one of these, however many they are: a text has its limit, this has none. */
    public static Query inSlices(List<String> slugs) {
        List<Expression.Element> elements = slugs.stream()
                .map(slug -> new Expression.Element(new Literal.Text(slug), Place.NOWHERE))
                .toList();
        FieldName slice = new FieldName("slice", Optional.empty(), Place.NOWHERE);
        return of(Optional.of(new Expression.Membership(slice, false, elements)));
    }

    /** @throws QueryException saying what is wrong and where */
    static Query of(Optional<Expression> expression) {
        Condition condition = expression.map(Binding::bind).orElse(Condition.ALWAYS);
        return new Query(expression, null, condition);
    }

    /** What was written, without what was added since; nothing where every item is selected. */
    Optional<Expression> expression() {
        return expression;
    }

    /**
     * The items that match and that somebody has to look at: they are not reviewed, or have something to decide since. It
     * asks for the same predictions, and its text is for people only.
     */
    public Query toReview() {
        String text = canonical().isEmpty() ? "to review" : canonical() + ", to review";
        return new Query(expression, text, Condition.all(List.of(condition, ToReview.CONDITION)));
    }

    /** The items that match both, each read on its own; its text is for people only. */
    public Query and(Query other) {
        String text = canonical().isEmpty() ? other.canonical() : canonical() + ", and " + other.canonical();
        return new Query(expression, text, Condition.all(List.of(condition, other.condition)));
    }

    /** The items that match either, each read on its own; its text is for people only. */
    public Query or(Query other) {
        return new Query(
                Optional.empty(),
                canonical() + ", or " + other.canonical(),
                Condition.any(List.of(condition, other.condition)));
    }

    /** The one spelling of this query. */
    public String canonical() {
        String printed = canonical;
        if (printed == null) {
            printed = Printer.print(expression);
            canonical = printed;
        }
        return printed;
    }

    /** What must hold of an item. */
    public Condition condition() {
        return condition;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Query query && query.canonical().equals(canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public String toString() {
        return canonical();
    }
}
