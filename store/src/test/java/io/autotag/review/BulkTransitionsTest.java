package io.autotag.review;

import static io.autotag.review.BulkEvent.CANCEL;
import static io.autotag.review.BulkEvent.COMPLETE;
import static io.autotag.review.BulkEvent.FAIL;
import static io.autotag.review.BulkEvent.FINISH_UNDO;
import static io.autotag.review.BulkEvent.PAUSE;
import static io.autotag.review.BulkEvent.RESUME;
import static io.autotag.review.BulkEvent.START;
import static io.autotag.review.BulkEvent.UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BulkTransitionsTest {

    private final Set<BulkTransition> taken = new HashSet<>();

    @Test
    void everyTransitionIsTakenBySomeAction() {
        assertThat(live(START, PAUSE, RESUME, START, COMPLETE, UNDO, FINISH_UNDO))
                .isEqualTo(BulkState.UNDONE);
        assertThat(live(START, FAIL, UNDO)).isEqualTo(BulkState.UNDOING);
        assertThat(live(START, CANCEL, UNDO)).isEqualTo(BulkState.UNDOING);
        assertThat(live(PAUSE, CANCEL)).isEqualTo(BulkState.CANCELLED);
        assertThat(live(CANCEL)).isEqualTo(BulkState.CANCELLED);
        assertThat(live(FAIL)).isEqualTo(BulkState.FAILED);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(BulkTransitions.all());
    }

    @Test
    void refusesEveryPairThatIsNotListedAndNamesBoth() {
        for (BulkState state : BulkState.values()) {
            for (BulkEvent event : BulkEvent.values()) {
                if (BulkTransitions.find(state, event).isEmpty()) {
                    assertThatThrownBy(() -> BulkTransitions.next(state, event))
                            .hasMessageContaining(state.name().toLowerCase(Locale.ROOT))
                            .hasMessageContaining(event.name().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    @Test
    void workIsOpenUntilItEndsOrRests() {
        assertThat(BulkState.values())
                .filteredOn(BulkState::isOpen)
                .containsExactly(BulkState.PENDING, BulkState.RUNNING, BulkState.UNDOING);
    }

    private BulkState live(BulkEvent... events) {
        BulkState state = BulkState.PENDING;
        for (BulkEvent event : events) {
            BulkState next = BulkTransitions.next(state, event);
            taken.add(new BulkTransition(state, event, next));
            state = next;
        }
        return state;
    }
}
