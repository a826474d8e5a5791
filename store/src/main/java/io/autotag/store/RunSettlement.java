package io.autotag.store;

import io.autotag.run.Desired;
import io.autotag.run.RunEvent;
import io.autotag.run.RunState;
import org.jspecify.annotations.Nullable;

/** Ends the work on a run, when the database agrees. */
public final class RunSettlement {

    /**
     * Settles the run after waiting for writes under way. Asking again for what is settled already answers true.
     *
     * @param epoch under which the caller drives the run
     * @param message why it failed; null otherwise
     * @return false when it cannot be so: another epoch, another wish of the people, or work that remains; look again
     */
    public boolean settle(Transaction tx, long runId, int epoch, RunEnding ending, @Nullable String message) {
        RunRows.excludeWriters(tx, runId);
        Run run = RunRows.lock(tx, runId);
        if (run.state() == stateOf(ending)) {
            return ending != RunEnding.PAUSED || run.desired() == Desired.PAUSE;
        }
        if (run.epoch() != epoch || run.state().isFinal()) {
            return false;
        }
        boolean settled =
                switch (ending) {
                    case PAUSED -> pause(tx, run);
                    case COMPLETED -> ended(tx, run, complete(tx, run));
                    case FAILED -> ended(tx, run, fail(tx, run, message));
                    case CANCELLED -> ended(tx, run, cancel(tx, run));
                };
        if (settled) {
            WebhookNews.run(tx, run, ending);
        }
        return settled;
    }

    /** Whoever asks for its predictions next meets plans that know of them; whom a death was blamed on nobody asks again. */
    private static boolean ended(Transaction tx, Run run, boolean settled) {
        if (settled) {
            RunProbes.ended(tx, run.id());
            PredictionStatistics.refresh(tx, run.projectId());
        }
        return settled;
    }

    private static boolean pause(Transaction tx, Run run) {
        if (run.desired() != Desired.PAUSE) {
            return false;
        }
        RunRows.move(tx, run, RunEvent.PAUSE);
        return true;
    }

    private static boolean complete(Transaction tx, Run run) {
        if (run.desired() == Desired.CANCEL) {
            return false;
        }
        Run finishing = RunRows.move(tx, run, RunEvent.FINISH);
        if (Remaining.isAny(tx, run.id())) {
            RunRows.move(tx, finishing, RunEvent.REOPEN);
            return false;
        }
        SkippedItems.writeExactly(tx, run.id());
        RunRows.move(tx, finishing, RunEvent.COMPLETE);
        return true;
    }

    private static boolean fail(Transaction tx, Run run, @Nullable String message) {
        if (run.desired() == Desired.CANCEL) {
            return false;
        }
        tx.sql("UPDATE run SET error_message = ? WHERE id = ?", message, run.id())
                .update();
        SkippedItems.writeCounted(tx, run.id());
        RunRows.move(tx, run, RunEvent.FAIL);
        return true;
    }

    private static boolean cancel(Transaction tx, Run run) {
        if (run.desired() != Desired.CANCEL) {
            return false;
        }
        SkippedItems.writeCounted(tx, run.id());
        tx.sql("UPDATE run SET epoch = epoch + 1 WHERE id = ?", run.id()).update();
        RunRows.move(tx, run, RunEvent.CANCEL);
        return true;
    }

    private static RunState stateOf(RunEnding ending) {
        return switch (ending) {
            case PAUSED -> RunState.PAUSED;
            case COMPLETED -> RunState.COMPLETED;
            case FAILED -> RunState.FAILED;
            case CANCELLED -> RunState.CANCELLED;
        };
    }
}
