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
    private static final String ITEM = "r.item_id";

    private final Names names;

    ReviewTerms(Names names) {
        this.names = names;
    }

    @Override
    public Predicate test(Condition.Test test) {
        return switch (test.field()) {
            case REVIEW_STATUS -> Comparisons.named(test.operator(), status(Tests.textOf(test), ITEM));
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

    /**
     * The same for a test of the status, so that PostgreSQL cannot look for the review of one item after the other, which it
     * believes to be the shortest way to a few items that match: it goes along the items and the reviews in their order.
     */
    Predicate alongside(Condition.Test test) {
        return Comparisons.named(test.operator(), status(Tests.textOf(test), "r.item_id + 0"));
    }

    private Predicate status(String state, String item) {
        return state.equals(UNREVIEWED)
                ? exists(item, Comparisons.certain(Column.REVIEW_STATE, Operator.NOT_EQUAL, UNREVIEWED))
                        .negated()
                : exists(item, Comparisons.certain(Column.REVIEW_STATE, Operator.EQUAL, state));
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
        return exists(ITEM, review);
    }

    /** @param item what is compared with the item's id */
    private Predicate exists(String item, Predicate review) {
        return review.equals(Predicate.FALSE)
                ? Predicate.FALSE
                : Predicate.certain(SqlFragment.of(
                                "EXISTS (SELECT 1 FROM project_item r WHERE r.project_id = ? AND " + item
                                        + " = i.id AND ",
                                names.projectId())
                        .then(review.sql())
                        .then(")"));
    }
}
