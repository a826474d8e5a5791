package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;
import java.util.List;

/**
 * The run as PostgreSQL knows it. All methods are idempotent, and fail with {@link FailureType#FENCED} when the epoch
 * of the reference is not the run's, except {@link #directive}, which says so in its answer.
 */
@ActivityInterface(namePrefix = "Run")
public interface RunActivities {

    /**
     * Freezes the selection if that has not happened yet, makes sure the model can be used, and marks the run running.
     * Fails with {@link FailureType#MODEL_UNAVAILABLE}, {@link FailureType#BAD_INPUT} or {@link FailureType#NOT_FOUND}
     * where no retry can help.
     */
    RunPlan plan(RunRef run);

    /**
     * The positions that are neither claimed in the run's set nor failed in this run: the first few hundred ranges in
     * ascending order, empty only when nothing at all remains.
     */
    List<ItemRange> remaining(RunRef run);

    /** What is wanted of the run now. */
    Directive directive(RunRef run);

    /**
     * Ends the run, or pauses it, if that is still what is wanted and, for {@link Settlement.Outcome#COMPLETED}, nothing
     * remains. False means that it is not so any more and nothing was changed: ask for the directive again.
     */
    boolean settle(RunRef run, Settlement settlement);
}
