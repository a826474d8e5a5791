package io.autotag.api.run;

import io.autotag.api.error.ApiException;
import io.autotag.run.Desired;
import io.autotag.run.RunState;
import io.autotag.store.CreatedRun;
import io.autotag.store.Database;
import io.autotag.store.Page;
import io.autotag.store.Run;
import io.autotag.store.RunEnding;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.autotag.store.RunSettlement;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Pauses, resumes, cancels and repeats runs. What is wanted is in the row first; ringing comes after. */
public final class RunSteering {

    private final Database database;
    private final RunStarter starter;
    private final RunRepository runs = new RunRepository();
    private final RunReader reader = new RunReader();
    private final RunSettlement settlement = new RunSettlement();

    public RunSteering(Database database, RunStarter starter) {
        this.database = database;
        this.starter = starter;
    }

    /** Lets the run stop after the work in hand. */
    public Run pause(long orgId, String uid) {
        return desire(orgId, uid, Desired.PAUSE, RunSteering::whyNotPaused);
    }

    /** Lets a run that is paused, or about to be, go on. */
    public Run resume(long orgId, String uid) {
        return desire(orgId, uid, Desired.RUN, RunSteering::whyNotResumed);
    }

    /** Ends the run for good, whether anybody drives it or not; work in hand is lost, what is written stays. */
    public Run cancel(long orgId, String uid) {
        Run wanted = database.inTransaction(tx -> runs.desire(tx, runs.get(tx, orgId, uid), Desired.CANCEL));
        database.inTransaction(tx -> settlement.settle(tx, wanted.id(), wanted.epoch(), RunEnding.CANCELLED, null));
        starter.ring(wanted);
        return database.read(tx -> runs.get(tx, orgId, uid));
    }

    /** Starts a run over the items at which an ended one failed. */
    public CreatedRun retryFailed(long orgId, String uid, Optional<String> key) {
        CreatedRun created = database.inTransaction(tx -> {
            Run failed = runs.get(tx, orgId, uid);
            if (!failed.state().isFinal()) {
                throw ApiException.conflict(
                        "The run is " + word(failed.state()) + ": its failures can be retried once it has ended.");
            }
            if (reader.failures(tx, failed, Page.first(1)).isEmpty()) {
                throw ApiException.conflict("The run has no failures to retry.");
            }
            return runs.createRetry(tx, failed, key.orElse(null));
        });
        if (created.isNew()) {
            starter.nudge(created.run());
        }
        return created;
    }

    private Run desire(long orgId, String uid, Desired desired, Function<Run, Optional<String>> whyNot) {
        Run wanted = database.inTransaction(tx -> {
            Run run = runs.get(tx, orgId, uid);
            whyNot.apply(run).ifPresent(sentence -> {
                throw ApiException.conflict(sentence);
            });
            return runs.desire(tx, run, desired);
        });
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
