package io.autotag.query;

import java.util.List;

/**
 * Holds of an item that is not reviewed, or that has a prediction to decide. Written as a negation throughout, so that it
 * asks for no predictions: a queue is shown and sorted by those of its own query.
 */
final class ToReview {

    static final Condition CONDITION = new Condition.Negation(new Condition.All(List.of(
            Query.parse("review_status = \"reviewed\"").condition(),
            new Condition.Negation(
                    Query.parse("autotag_status = \"pending\" AND score >= 0").condition()))));

    private ToReview() {}
}
