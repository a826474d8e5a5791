package io.autotag.api.run;

import io.autotag.store.Export;
import io.autotag.workflow.ExportRef;
import io.autotag.workflow.ExportWorkflow;
import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workflows of exports. */
public final class ExportStarter {

    private static final Logger log = LoggerFactory.getLogger(ExportStarter.class);

    private final TemporalLink temporal;

    public ExportStarter(TemporalLink temporal) {
        this.temporal = temporal;
    }

    /** Has a new export written. Never fails: where Temporal is away, the row waits for {@link ExportUpkeep}. */
    void start(Export export) {
        try {
            startAnew(export);
        } catch (TemporalAwayException away) {
            log.warn("Export {} waits. {}", export.uid(), away.getMessage());
        }
    }

    boolean isTemporalThere() {
        return temporal.isReachable();
    }

    /** Whether a workflow of the export is open that workers of today serve. */
    boolean isDriven(Export export) {
        return temporal.describe(WorkflowIds.export(export.uid()))
                .filter(workflow -> workflow.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
                .filter(workflow -> !CodeVersion.isOlder(workflow.getTaskQueue()))
                .isPresent();
    }

    /** Starts the export's workflow, in the place of the one that may be open: its attempt then ends the other's. */
    void startAnew(Export export) {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.export(export.uid()))
                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING)
                .build();
        ExportWorkflow workflow = temporal.client().newWorkflowStub(ExportWorkflow.class, options);
        TemporalLink.ask(() -> WorkflowClient.start(workflow::run, new ExportRef(export.id(), export.uid())));
    }
}
