package io.autotag.run;

import static io.autotag.run.RunEvent.CANCEL;
import static io.autotag.run.RunEvent.COMPLETE;
import static io.autotag.run.RunEvent.FAIL;
import static io.autotag.run.RunEvent.FINISH;
import static io.autotag.run.RunEvent.PAUSE;
import static io.autotag.run.RunEvent.PLAN;
import static io.autotag.run.RunEvent.REOPEN;
import static io.autotag.run.RunEvent.RESUME;
import static io.autotag.run.RunEvent.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RunTransitionsTest {

    private final Set<RunTransition> taken = new HashSet<>();

    @Test
    void everyTransitionIsTakenBySomeLife() {
        assertThat(live(PLAN, START, FINISH, COMPLETE)).isEqualTo(RunState.COMPLETED);
        assertThat(live(PLAN, PLAN, START, PAUSE, RESUME, FINISH, REOPEN, FINISH, FAIL))
                .isEqualTo(RunState.FAILED);
        assertThat(live(CANCEL)).isEqualTo(RunState.CANCELLED);
        assertThat(live(PLAN, CANCEL)).isEqualTo(RunState.CANCELLED);
        assertThat(live(PLAN, START, CANCEL)).isEqualTo(RunState.CANCELLED);
        assertThat(live(PLAN, START, PAUSE, CANCEL)).isEqualTo(RunState.CANCELLED);
        assertThat(live(PLAN, START, FINISH, CANCEL)).isEqualTo(RunState.CANCELLED);
        assertThat(live(FAIL)).isEqualTo(RunState.FAILED);
        assertThat(live(PLAN, FAIL)).isEqualTo(RunState.FAILED);
        assertThat(live(PLAN, START, FAIL)).isEqualTo(RunState.FAILED);
        assertThat(live(PLAN, START, PAUSE, FAIL)).isEqualTo(RunState.FAILED);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(RunTransitions.all());
    }

    @Test
    void refusesEveryPairThatIsNotListedAndNamesBoth() {
        for (RunState state : RunState.values()) {
            for (RunEvent event : RunEvent.values()) {
                if (!RunTransitions.allows(state, event)) {
                    assertThatThrownBy(() -> RunTransitions.next(state, event))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining(state.name().toLowerCase(Locale.ROOT))
                            .hasMessageContaining(event.name().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    @Test
    void nothingLeavesAFinalState() {
        assertThat(RunTransitions.all())
                .noneMatch(transition -> transition.from().isFinal());
        assertThat(RunState.values()).filteredOn(RunState::isFinal).hasSize(3);
    }

    @Test
    void listsNoPairTwice() {
        List<String> pairs = RunTransitions.all().stream()
                .map(transition -> transition.from() + " " + transition.event())
                .toList();
        assertThat(pairs).doesNotHaveDuplicates();
    }

    private RunState live(RunEvent... events) {
        RunState state = RunState.PENDING;
        for (RunEvent event : events) {
            RunState next = RunTransitions.next(state, event);
            taken.add(new RunTransition(state, event, next));
            state = next;
        }
        return state;
    }
}
