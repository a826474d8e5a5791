package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Literal;
import io.autotag.query.Operator;
import io.autotag.query.cell.Tests;
import io.autotag.query.names.Names;
import io.autotag.query.names.TextMatch;
import java.time.Instant;
import java.util.List;

/** Conditions on the review of an item in the project; an item without a row is unreviewed. */
final class ReviewTerms implements Terms {
    private static final String UNREVIEWED = "unreviewed";

    private final Names names;

    ReviewTerms(Names names) {
        this.names = names;
    }

    @Override
    public Predicate test(Condition.Test test) {
        return switch (test.field()) {
            case REVIEW_STATUS -> Comparisons.named(test.operator(), status(Tests.textOf(test)));
            case REVIEWER -> reviewer(test);
            case REVIEWED_AT -> exists(Comparisons.compare(Column.REVIEWED_AT, test.operator(), moment(test)));
            default -> throw new IllegalArgumentException("No field of a review: " + test.field());
        };
    }

    @Override
    public Predicate present(Condition.Present present) {
        return switch (present.field()) {
            case REVIEWER -> exists(Comparisons.present(Column.REVIEWER));
            case REVIEWED_AT -> exists(Comparisons.present(Column.REVIEWED_AT));
            default -> Predicate.TRUE;
        };
    }

    private Predicate status(String state) {
        return state.equals(UNREVIEWED)
                ? exists(Comparisons.certain(Column.REVIEW_STATE, Operator.NOT_EQUAL, UNREVIEWED))
                        .negated()
                : exists(Comparisons.certain(Column.REVIEW_STATE, Operator.EQUAL, state));
    }

    private Predicate reviewer(Condition.Test test) {
        Predicate these = Column.REVIEWER.in(names.users(TextMatch.of(test.operator(), Tests.textOf(test))));
        return test.operator() == Operator.NOT_EQUAL
                ? exists(Predicate.all(List.of(Comparisons.present(Column.REVIEWER), these.negated())))
                : exists(these);
    }

    private static Instant moment(Condition.Test test) {
        return ((Literal.Moment) test.value()).value();
    }

    private Predicate exists(Predicate review) {
        return review.equals(Predicate.FALSE)
                ? Predicate.FALSE
                : Predicate.certain(SqlFragment.of(
                                "EXISTS (SELECT 1 FROM project_item r WHERE r.project_id = ? AND r.item_id = i.id AND ",
                                names.projectId())
                        .then(review.sql())
                        .then(")"));
    }
}
