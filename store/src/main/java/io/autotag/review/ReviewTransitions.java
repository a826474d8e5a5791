package io.autotag.review;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static io.autotag.review.ReviewEvent.MODIFY;
import static io.autotag.review.ReviewEvent.REJECT;
import static io.autotag.review.ReviewEvent.UNDO;
import static io.autotag.review.ReviewState.ACCEPTED;
import static io.autotag.review.ReviewState.MODIFIED;
import static io.autotag.review.ReviewState.PENDING;
import static io.autotag.review.ReviewState.REJECTED;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The one table of a decision: a person may decide, decide otherwise, and take it back. */
public final class ReviewTransitions {

    private static final List<ReviewTransition> TABLE = List.of(
            new ReviewTransition(PENDING, ACCEPT, ACCEPTED),
            new ReviewTransition(PENDING, MODIFY, MODIFIED),
            new ReviewTransition(PENDING, REJECT, REJECTED),
            new ReviewTransition(ACCEPTED, MODIFY, MODIFIED),
            new ReviewTransition(ACCEPTED, REJECT, REJECTED),
            new ReviewTransition(ACCEPTED, UNDO, PENDING),
            new ReviewTransition(MODIFIED, ACCEPT, ACCEPTED),
            new ReviewTransition(MODIFIED, MODIFY, MODIFIED),
            new ReviewTransition(MODIFIED, REJECT, REJECTED),
            new ReviewTransition(MODIFIED, UNDO, PENDING),
            new ReviewTransition(REJECTED, ACCEPT, ACCEPTED),
            new ReviewTransition(REJECTED, MODIFY, MODIFIED),
            new ReviewTransition(REJECTED, UNDO, PENDING));

    private ReviewTransitions() {}

    /** Every transition there is. */
    public static List<ReviewTransition> all() {
        return TABLE;
    }

    public static boolean allows(ReviewState state, ReviewEvent event) {
        return find(state, event).isPresent();
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException naming both when the pair is not in the table
     */
    public static ReviewState next(ReviewState state, ReviewEvent event) {
        return find(state, event)
                .orElseThrow(() -> new IllegalStateException(
                        "A prediction that is %s cannot take the event %s.".formatted(word(state), word(event))));
    }

    private static Optional<ReviewState> find(ReviewState state, ReviewEvent event) {
        return TABLE.stream()
                .filter(transition -> transition.from() == state && transition.event() == event)
                .map(ReviewTransition::to)
                .findFirst();
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
