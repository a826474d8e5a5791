package io.autotag.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Has a worker make small forms of pictures. Id: {@link WorkflowIds#thumbnails}. */
@WorkflowInterface
public interface ThumbnailWorkflow {

    @WorkflowMethod
    void make(ThumbnailRequest request);
}
