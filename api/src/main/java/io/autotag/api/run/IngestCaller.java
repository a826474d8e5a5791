package io.autotag.api.run;

import io.autotag.store.Dataset;
import io.autotag.workflow.IngestRequest;
import io.autotag.workflow.IngestWorkflow;
import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;

/** Starts the workflows that turn uploaded files into items. */
public final class IngestCaller {

    private final TemporalLink temporal;

    public IngestCaller(TemporalLink temporal) {
        this.temporal = temporal;
    }

    /**
     * Starts the ingest of what the dataset was finalised with last; nothing happens while that is under way. Each
     * finalisation touches the dataset, so its time tells one from the next.
     */
    void start(Dataset dataset) {
        String batch = Long.toString(dataset.updatedAt().toEpochMilli());
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.ingest(dataset.uid(), batch))
                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build();
        IngestWorkflow workflow = temporal.client().newWorkflowStub(IngestWorkflow.class, options);
        TemporalLink.ask(() -> WorkflowClient.start(workflow::ingest, new IngestRequest(dataset.uid())));
    }
}
