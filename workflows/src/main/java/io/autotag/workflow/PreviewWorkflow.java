package io.autotag.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Tries a model version on one item, on the quick queue. Id: {@link WorkflowIds#preview}. */
@WorkflowInterface
public interface PreviewWorkflow {

    @WorkflowMethod
    Preview preview(PreviewRequest request);
}
