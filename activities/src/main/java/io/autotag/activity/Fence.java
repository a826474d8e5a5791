package io.autotag.activity;

import io.autotag.store.Run;
import io.autotag.store.RunRepository;
import io.autotag.store.Transaction;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.RunRef;

/** Keeps out whoever acts for a run under an epoch that is not the run's, or after the run's end. */
final class Fence {

    private final RunRepository runs = new RunRepository();

    /** The run. Throws {@link FailureType#FENCED}. */
    Run enter(Transaction tx, RunRef reference) {
        Run run = runs.getForWorker(tx, reference.id());
        if (!isOpen(run, reference)) {
            throw FailureType.FENCED.failure("The run has moved on from epoch " + reference.epoch() + ".");
        }
        return run;
    }

    static boolean isOpen(Run run, RunRef reference) {
        return run.epoch() == reference.epoch() && !run.state().isFinal();
    }
}
