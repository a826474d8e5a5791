package io.autotag.workflow;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Carries one bulk action out, or takes it back, and ends when nothing is to be done until somebody wants something else
 * of it. Started by signal-with-start of {@link #nudge} under the id {@link WorkflowIds#bulk}. It can be thrown away and
 * started anew at any time: all that matters is in PostgreSQL.
 */
@WorkflowInterface
public interface BulkWorkflow {

    @WorkflowMethod
    void run(BulkRef action);

    /** Says that the action's row has changed; what is wanted stands in the row, never in the signal. */
    @SignalMethod
    void nudge();
}
