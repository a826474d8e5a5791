package io.autotag.api.resource;

import io.autotag.api.view.RunView;
import io.autotag.store.Database;
import io.autotag.store.Run;
import io.autotag.store.RunProgress;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.autotag.store.Transaction;
import java.time.Clock;

/** Runs with their progress, as JSON shapes. */
public final class RunViews {

    private final Database database;
    private final Clock clock;
    private final RunRepository runs = new RunRepository();
    private final RunReader reader = new RunReader();

    public RunViews(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A look at a run; {@code version} grows with every change, and the view is at least as new as it says. */
    record Look(RunView view, long version, boolean isFinal) {}

    RunView of(Run run) {
        return database.read(tx -> look(tx, run.id())).view();
    }

    Look look(long runId) {
        return database.read(tx -> look(tx, runId));
    }

    RunView of(Transaction tx, Run run) {
        return RunView.from(run, reader.progress(tx, run.id()), clock.instant());
    }

    /**
     * The counters first: a run that moves on in between is then looked at once more, never once too few. One that has ended
     * in between is shown with its last counters.
     */
    private Look look(Transaction tx, long runId) {
        RunProgress before = reader.progress(tx, runId);
        Run run = runs.getForWorker(tx, runId);
        RunProgress progress = run.state().isFinal() ? reader.progress(tx, runId) : before;
        RunView view = RunView.from(run, progress, clock.instant());
        return new Look(view, progress.version(), run.state().isFinal());
    }
}
