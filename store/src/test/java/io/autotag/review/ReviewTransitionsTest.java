package io.autotag.review;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static io.autotag.review.ReviewEvent.MODIFY;
import static io.autotag.review.ReviewEvent.REJECT;
import static io.autotag.review.ReviewEvent.UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReviewTransitionsTest {

    private final Set<ReviewTransition> taken = new HashSet<>();

    @Test
    void everyTransitionIsTakenBySomeReview() {
        assertThat(review(ACCEPT, MODIFY, MODIFY, ACCEPT, UNDO)).isEqualTo(ReviewState.PENDING);
        assertThat(review(MODIFY, UNDO)).isEqualTo(ReviewState.PENDING);
        assertThat(review(REJECT, UNDO)).isEqualTo(ReviewState.PENDING);
        assertThat(review(ACCEPT, REJECT, ACCEPT)).isEqualTo(ReviewState.ACCEPTED);
        assertThat(review(MODIFY, REJECT, MODIFY)).isEqualTo(ReviewState.MODIFIED);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(ReviewTransitions.all());
    }

    @Test
    void refusesEveryPairThatIsNotListedAndNamesBoth() {
        for (ReviewState state : ReviewState.values()) {
            for (ReviewEvent event : ReviewEvent.values()) {
                if (!ReviewTransitions.allows(state, event)) {
                    assertThatThrownBy(() -> ReviewTransitions.next(state, event))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining(state.name().toLowerCase(Locale.ROOT))
                            .hasMessageContaining(event.name().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    @Test
    void everyDecisionCanBeTakenBack() {
        for (ReviewState state : ReviewState.values()) {
            assertThat(ReviewTransitions.allows(state, UNDO)).isEqualTo(state.isDecided());
        }
    }

    @Test
    void codesLeadBackToTheirStates() {
        for (ReviewState state : ReviewState.values()) {
            assertThat(ReviewState.ofCode(state.code())).isEqualTo(state);
        }
    }

    @Test
    void refusesAnUnknownCode() {
        assertThatThrownBy(() -> ReviewState.ofCode(4)).hasMessageContaining("4");
    }

    private ReviewState review(ReviewEvent... events) {
        ReviewState state = ReviewState.PENDING;
        for (ReviewEvent event : events) {
            ReviewState next = ReviewTransitions.next(state, event);
            taken.add(new ReviewTransition(state, event, next));
            state = next;
        }
        return state;
    }
}
