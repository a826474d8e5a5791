package io.autotag.api.run;

import io.autotag.store.BulkAction;
import io.autotag.workflow.BulkRef;
import io.autotag.workflow.BulkWorkflow;
import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workflows of bulk actions and rings at them. What they are to do stands in the action's row. */
public final class BulkStarter {

    private static final Logger log = LoggerFactory.getLogger(BulkStarter.class);

    private final TemporalLink temporal;

    public BulkStarter(TemporalLink temporal) {
        this.temporal = temporal;
    }

    /**
     * Makes the action's workflow look at the row: rings at the one that is open, or starts one. Never fails: where
     * Temporal is away, the row waits for the reconciler.
     */
    public void nudge(BulkAction action) {
        try {
            TemporalLink.ask(() -> signalWithStart(action));
        } catch (TemporalAwayException away) {
            log.warn("Bulk action {} waits. {}", action.uid(), away.getMessage());
        }
    }

    /** Whether a workflow of the action is open that workers of today serve. */
    boolean isDriven(BulkAction action) {
        return temporal.describe(WorkflowIds.bulk(action.uid()))
                .filter(workflow -> workflow.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
                .filter(workflow -> !CodeVersion.isOlder(workflow.getTaskQueue()))
                .isPresent();
    }

    /** Starts the action's workflow, in the place of the one that may be open. */
    void startAnew(BulkAction action) {
        WorkflowOptions options = options(action)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING)
                .build();
        BulkWorkflow workflow = temporal.client().newWorkflowStub(BulkWorkflow.class, options);
        TemporalLink.ask(() -> WorkflowClient.start(workflow::run, reference(action)));
    }

    private boolean signalWithStart(BulkAction action) {
        BulkWorkflow workflow = temporal.client()
                .newWorkflowStub(BulkWorkflow.class, options(action).build());
        BatchRequest request = temporal.client().newSignalWithStartRequest();
        request.add(workflow::run, reference(action));
        request.add(workflow::nudge);
        try {
            temporal.client().signalWithStart(request);
        } catch (WorkflowExecutionAlreadyStarted another) {
            // Of two at the same moment, the in-JVM server refuses the later one instead of handing on its signal.
            ring(action);
        }
        return true;
    }

    private void ring(BulkAction action) {
        try {
            temporal.client()
                    .newWorkflowStub(BulkWorkflow.class, WorkflowIds.bulk(action.uid()))
                    .nudge();
        } catch (WorkflowNotFoundException ended) {
            log.debug("Nobody heard that bulk action {} has changed", action.uid(), ended);
        }
    }

    private static WorkflowOptions.Builder options(BulkAction action) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.bulk(action.uid()))
                .setTaskQueue(TaskQueues.ORCHESTRATOR);
    }

    private static BulkRef reference(BulkAction action) {
        return new BulkRef(action.id(), action.uid());
    }
}
