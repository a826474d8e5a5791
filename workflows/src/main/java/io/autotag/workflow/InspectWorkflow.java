package io.autotag.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Looks at one model file on a worker, where model code may run. Id: {@link WorkflowIds#inspect}. */
@WorkflowInterface
public interface InspectWorkflow {

    @WorkflowMethod
    Inspection inspect(InspectRequest request);
}
