package io.autotag.workflow;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Drives one run to its end, or to a pause, and then ends: a paused run has no workflow. Started, and started again
 * after a pause, by signal-with-start of {@link #nudge} under the id {@link WorkflowIds#run}. It can be thrown away and
 * started anew at any time: all that matters is in PostgreSQL.
 */
@WorkflowInterface
public interface RunWorkflow {

    @WorkflowMethod
    void run(RunStart start);

    /** Says that the run's row has changed; what is wanted stands in the row, never in the signal. */
    @SignalMethod
    void nudge();
}
