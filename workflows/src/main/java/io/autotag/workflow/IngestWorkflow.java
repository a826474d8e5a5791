package io.autotag.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Turns the finalised uploads of a dataset into items, page by page. Id: {@link WorkflowIds#ingest}. */
@WorkflowInterface
public interface IngestWorkflow {

    @WorkflowMethod
    void ingest(IngestRequest request);
}
