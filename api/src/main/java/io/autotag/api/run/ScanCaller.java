package io.autotag.api.run;

import io.autotag.store.Source;
import io.autotag.workflow.ScanRequest;
import io.autotag.workflow.ScanWorkflow;
import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;

/** Starts the workflows that scan sources. */
public final class ScanCaller {

    private final TemporalLink temporal;

    public ScanCaller(TemporalLink temporal) {
        this.temporal = temporal;
    }

    /** Starts the source's open scan; nothing happens while that is under way. */
    void start(Source source) {
        int scan = source.scan().number();
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.scan(source.uid(), scan))
                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build();
        ScanWorkflow workflow = temporal.client().newWorkflowStub(ScanWorkflow.class, options);
        TemporalLink.ask(() -> WorkflowClient.start(workflow::scan, new ScanRequest(source.uid(), scan)));
    }
}
