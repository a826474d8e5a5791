package io.autotag.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes how much of the workers an open run gets, and notes who did; whoever drives it sees it at its next look. */
public final class RunTuning {

    /** Temporal keeps track of each chunk in flight; far below its limit of 2,000. */
    public static final int WIDEST_WINDOW = 200;

    private final RunActions actions = new RunActions();

    /**
     * Gives the run another priority.
     *
     * @param priority from {@link RunPriority#LOWEST} to {@link RunPriority#HIGHEST}
     * @throws StoreException CONFLICT when the run has ended
     */
    public Run prioritise(Transaction tx, Run seen, User by, int priority) {
        Run run = open(tx, seen);
        if (run.priority() == priority) {
            return run;
        }
        actions.note(tx, run, by, RunActionKind.PRIORITY, String.valueOf(run.priority()), String.valueOf(priority));
        return set(tx, run, "priority", priority);
    }

    /**
     * Gives the run a window of its own, or, with null, the one that follows from its priority.
     *
     * @param chunks most of them in flight at once, from 1 to {@link #WIDEST_WINDOW}
     * @throws StoreException CONFLICT when the run has ended
     */
    public Run resize(Transaction tx, Run seen, User by, @Nullable Integer chunks) {
        Run run = open(tx, seen);
        if (Objects.equals(run.window(), chunks)) {
            return run;
        }
        actions.note(tx, run, by, RunActionKind.WINDOW, words(run.window()), words(chunks));
        return set(tx, run, "window_chunks", chunks);
    }

    private static Run open(Transaction tx, Run seen) {
        Run run = RunRows.lock(tx, seen.id());
        if (run.state().isFinal()) {
            throw StoreException.conflict("The run is " + Words.of(run.state()) + " already.");
        }
        return run;
    }

    private static Run set(Transaction tx, Run run, String column, @Nullable Integer value) {
        tx.sql("UPDATE run SET " + column + " = ?, version = version + 1 WHERE id = ?", value, run.id())
                .update();
        return RunRows.find(tx, run.id()).orElseThrow();
    }

    private static String words(@Nullable Integer window) {
        return window == null ? "automatic" : window.toString();
    }
}
