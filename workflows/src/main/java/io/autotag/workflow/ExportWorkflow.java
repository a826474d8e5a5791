package io.autotag.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Has one export written, under the id {@link WorkflowIds#export}. It can be thrown away and started anew at any time: all
 * that matters is in PostgreSQL, and an attempt that another one has followed changes nothing any more.
 */
@WorkflowInterface
public interface ExportWorkflow {

    @WorkflowMethod
    void run(ExportRef export);
}
