package io.autotag.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A query with its conditions on one facet left out: for each value of the facet, what a click on it would ask for. Only
 * conditions that are joined by AND with the rest can be left out.
 */
public final class FacetQueries {
    private static final Literal LOWEST_SCORE = new Literal.Numeric(-1);

    /** In so many parts is each unit of the score divided. */
    private static final double TWENTIETHS = 20;

    private final Facet facet;
    private final List<Expression> others;

    private FacetQueries(Facet facet, List<Expression> others) {
        this.facet = facet;
        this.others = others;
    }

    public static FacetQueries of(Query query, Facet facet) {
        OwnConditions own = new OwnConditions(facet);
        List<Expression> others = query.expression().map(Negations::inward).stream()
                .flatMap(Expression::conjuncts)
                .filter(part -> !part.accept(own))
                .toList();
        return new FacetQueries(facet, others);
    }

    /**
     * Selects the items that have the value.
     *
     * @throws QueryException when the query has too many alternatives for it
     */
    public Query having(Literal value) {
        return with(wanted(value));
    }

    /** Selects the items that have any value; not to be read again, since it may have no spelling. */
    public Query havingAny() {
        return with(wantedAny());
    }

    private Query with(Stream<Expression> wanted) {
        List<Expression> parts = Stream.concat(others.stream(), wanted).toList();
        return Query.of(
                parts.size() > 1
                        ? Optional.of(new Expression.And(parts))
                        : parts.stream().findFirst());
    }

    private Stream<Expression> wanted(Literal value) {
        Optional<TagLevel> level = facet.kind().level();
        if (level.isPresent()) {
            return Stream.of(prefix(level.get(), new Tag(((Literal.Text) value).value(), false)));
        }
        return facet.kind() == Facet.Kind.SCORE
                ? twentieth(((Literal.Numeric) value).value())
                : Stream.of(comparison(Operator.EQUAL, value));
    }

    private Stream<Expression> wantedAny() {
        return switch (facet.kind()) {
            case IMAGE_LABEL -> Stream.of(prefix(TagLevel.IMAGE, new Tag("", true)));
            case OBJECT_LABEL -> Stream.of(prefix(TagLevel.OBJECT, new Tag("", true)));
            case SCORE -> Stream.of(comparison(Operator.AT_LEAST, LOWEST_SCORE));
            case REVIEW_STATUS -> Stream.empty();
            case SCORE_BAND, AUTOTAG_STATUS, TRAINING_SET, MODEL_VERSION, SLICE, METADATA ->
                Stream.of(new Expression.Presence(name(), true));
        };
    }

    private Stream<Expression> twentieth(double from) {
        Expression reached = comparison(Operator.AT_LEAST, new Literal.Numeric(from));
        double to = (Math.rint(from * TWENTIETHS) + 1) / TWENTIETHS;
        return to < 1 ? Stream.of(reached, comparison(Operator.LESS, new Literal.Numeric(to))) : Stream.of(reached);
    }

    private static Expression prefix(TagLevel level, Tag tag) {
        return new Expression.Prefix(level, tag, Place.NOWHERE);
    }

    private Expression comparison(Operator operator, Literal value) {
        return new Expression.Comparison(
                name(),
                new Expression.Operation(operator, Place.NOWHERE),
                new Expression.Element(value, Place.NOWHERE));
    }

    private FieldName name() {
        return new FieldName(facet.field().text(), facet.key(), Place.NOWHERE);
    }
}
