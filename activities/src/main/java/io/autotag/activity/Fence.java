package io.autotag.activity;

import io.autotag.run.Desired;
import io.autotag.store.Run;
import io.autotag.store.RunRepository;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.RunRef;
import java.util.Optional;

/** Keeps out whoever acts for a run under an epoch that is not the run's, or after its end. */
final class Fence {

    private final RunRepository runs = new RunRepository();

    /** The run. Throws {@link FailureType#FENCED}. */
    Run enter(Transaction tx, RunRef reference) {
        return find(tx, reference)
                .orElseThrow(() -> FailureType.FENCED.failure(
                        "The run has ended or moved on from epoch " + reference.epoch() + "."));
    }

    /** Whether something else than work is wanted of the run. Throws {@link FailureType#FENCED}. */
    boolean isToStop(Transaction tx, RunRef reference) {
        return enter(tx, reference).desired() != Desired.RUN;
    }

    /** The run if it is the reference's to act for; a run that is gone, as after a restored backup, is nobody's. */
    Optional<Run> find(Transaction tx, RunRef reference) {
        try {
            return Optional.of(runs.getForWorker(tx, reference.id()))
                    .filter(run -> run.epoch() == reference.epoch()
                            && run.uid().equals(reference.uid())
                            && !run.state().isFinal());
        } catch (StoreException failure) {
            if (failure.code() == StoreError.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
