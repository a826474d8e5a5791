package io.autotag.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Writes the scores of a set anew and removes the old ones, under the id {@link WorkflowIds#rescore}. It can be thrown away
 * and started anew at any time: all that matters is in PostgreSQL.
 */
@WorkflowInterface
public interface RescoreWorkflow {

    @WorkflowMethod
    void run(RescoreRef rescoring);
}
