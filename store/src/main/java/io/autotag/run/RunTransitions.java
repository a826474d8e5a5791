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
import static io.autotag.run.RunState.CANCELLED;
import static io.autotag.run.RunState.COMPLETED;
import static io.autotag.run.RunState.FAILED;
import static io.autotag.run.RunState.FINISHING;
import static io.autotag.run.RunState.PAUSED;
import static io.autotag.run.RunState.PENDING;
import static io.autotag.run.RunState.PLANNING;
import static io.autotag.run.RunState.RUNNING;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The one table of a run's life. */
public final class RunTransitions {

    private static final List<RunTransition> TABLE = List.of(
            new RunTransition(PENDING, PLAN, PLANNING),
            new RunTransition(PENDING, FAIL, FAILED),
            new RunTransition(PENDING, CANCEL, CANCELLED),
            new RunTransition(PLANNING, PLAN, PLANNING),
            new RunTransition(PLANNING, START, RUNNING),
            new RunTransition(PLANNING, FAIL, FAILED),
            new RunTransition(PLANNING, CANCEL, CANCELLED),
            new RunTransition(RUNNING, PAUSE, PAUSED),
            new RunTransition(RUNNING, FINISH, FINISHING),
            new RunTransition(RUNNING, FAIL, FAILED),
            new RunTransition(RUNNING, CANCEL, CANCELLED),
            new RunTransition(PAUSED, RESUME, RUNNING),
            new RunTransition(PAUSED, FAIL, FAILED),
            new RunTransition(PAUSED, CANCEL, CANCELLED),
            new RunTransition(FINISHING, REOPEN, RUNNING),
            new RunTransition(FINISHING, COMPLETE, COMPLETED),
            new RunTransition(FINISHING, FAIL, FAILED),
            new RunTransition(FINISHING, CANCEL, CANCELLED));

    private RunTransitions() {}

    /** Every transition there is. */
    public static List<RunTransition> all() {
        return TABLE;
    }

    public static boolean allows(RunState state, RunEvent event) {
        return find(state, event).isPresent();
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException naming both when the pair is not in the table
     */
    public static RunState next(RunState state, RunEvent event) {
        return find(state, event)
                .orElseThrow(() -> new IllegalStateException(
                        "A run that is %s cannot take the event %s.".formatted(word(state), word(event))));
    }

    private static Optional<RunState> find(RunState state, RunEvent event) {
        return TABLE.stream()
                .filter(transition -> transition.from() == state && transition.event() == event)
                .map(RunTransition::to)
                .findFirst();
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
