package io.autotag.api.run;

import io.autotag.api.error.ApiException;
import io.autotag.run.Desired;
import io.autotag.run.RunState;
import io.autotag.store.CreatedRun;
import io.autotag.store.Database;
import io.autotag.store.Page;
import io.autotag.store.Run;
import io.autotag.store.RunActionKind;
import io.autotag.store.RunActions;
import io.autotag.store.RunEnding;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.autotag.store.RunSettlement;
import io.autotag.store.RunTuning;
import io.autotag.store.Selection;
import io.autotag.store.User;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pauses, resumes, cancels, repeats and tunes runs, and notes who did. What is wanted is in the row first; ringing comes
 * after.
 */
public final class RunSteering {

    private final Database database;
    private final RunStarter starter;
    private final RunRepository runs = new RunRepository();
    private final RunReader reader = new RunReader();
    private final RunSettlement settlement = new RunSettlement();
    private final RunTuning tuning = new RunTuning();
    private final RunActions actions = new RunActions();

    public RunSteering(Database database, RunStarter starter) {
        this.database = database;
        this.starter = starter;
    }

    /** Lets the run stop after the work in hand. */
    public Run pause(User by, String uid) {
        return nudged(desire(by, uid, Desired.PAUSE, RunActionKind.PAUSE, RunSteering::whyNotPaused));
    }

    /** Lets a run that is paused, or about to be, go on. */
    public Run resume(User by, String uid) {
        return nudged(desire(by, uid, Desired.RUN, RunActionKind.RESUME, RunSteering::whyNotResumed));
    }

    /** Ends the run for good, whether anybody drives it or not; work in hand is lost, what is written stays. */
    public Run cancel(User by, String uid) {
        Run wanted = desire(by, uid, Desired.CANCEL, RunActionKind.CANCEL, run -> Optional.empty());
        database.inTransaction(tx -> settlement.settle(tx, wanted.id(), wanted.epoch(), RunEnding.CANCELLED, null));
        starter.ring(wanted);
        return database.read(tx -> runs.get(tx, by.orgId(), uid));
    }

    /**
     * Changes how much of the workers an open run gets.
     *
     * @param priority empty: as it is
     * @param window most chunks in flight; 0: as its priority tells; empty: as it is
     */
    public Run tune(User by, String uid, Optional<Integer> priority, Optional<Integer> window) {
        Run tuned = database.inTransaction(tx -> {
            Run run = runs.get(tx, by.orgId(), uid);
            if (priority.isPresent()) {
                run = tuning.prioritise(tx, run, by, priority.get());
            }
            if (window.isPresent()) {
                run = tuning.resize(tx, run, by, window.get() == 0 ? null : window.get());
            }
            return run;
        });
        starter.ring(tuned);
        return tuned;
    }

    /** Starts a run over the items at which an ended one failed. */
    public CreatedRun retryFailed(User by, String uid, Optional<String> key) {
        CreatedRun created = database.inTransaction(tx -> {
            Run failed = runs.get(tx, by.orgId(), uid);
            if (!failed.state().isFinal()) {
                throw ApiException.conflict(
                        "The run is " + word(failed.state()) + ": its failures can be retried once it has ended.");
            }
            if (reader.failures(tx, failed, Page.first(1)).isEmpty()) {
                throw ApiException.conflict("The run has no failures to retry.");
            }
            CreatedRun retry = runs.createRetry(tx, failed, key.orElse(null));
            if (!retry.run().selection().equals(new Selection.Failures(failed.uid()))) {
                throw ApiException.conflict("The idempotency key has started the run "
                        + retry.run().uid() + " over other items: send a new key for another run.");
            }
            if (retry.isNew()) {
                actions.note(
                        tx,
                        failed,
                        by,
                        RunActionKind.RETRY_FAILED,
                        "",
                        retry.run().uid());
            }
            return retry;
        });
        if (created.isNew()) {
            starter.nudge(created.run());
        }
        return created;
    }

    private Run desire(
            User by, String uid, Desired desired, RunActionKind kind, Function<Run, Optional<String>> whyNot) {
        return database.inTransaction(tx -> {
            Run run = runs.get(tx, by.orgId(), uid);
            whyNot.apply(run).ifPresent(sentence -> {
                throw ApiException.conflict(sentence);
            });
            Run wanted = runs.desire(tx, run, desired);
            actions.note(tx, run, by, kind);
            return wanted;
        });
    }

    private Run nudged(Run wanted) {
        starter.nudge(wanted);
        return wanted;
    }

    private static Optional<String> whyNotPaused(Run run) {
        if (run.desired() == Desired.PAUSE && !run.state().isFinal()) {
            return Optional.of("The run is paused already, or about to be.");
        }
        boolean early = run.state() == RunState.PENDING || run.state() == RunState.PLANNING;
        return early
                ? Optional.of("The run is " + word(run.state()) + ": it can be paused once it is running.")
                : Optional.empty();
    }

    private static Optional<String> whyNotResumed(Run run) {
        boolean goesOn = run.desired() == Desired.RUN && !run.state().isFinal();
        return goesOn ? Optional.of("The run is not paused.") : Optional.empty();
    }

    private static String word(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
