package io.autotag.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Scans a source once, under the id {@link WorkflowIds#scan}. It can be thrown away and started anew at any time: how far
 * the scan is stands in PostgreSQL.
 */
@WorkflowInterface
public interface ScanWorkflow {

    @WorkflowMethod
    void scan(ScanRequest request);
}
