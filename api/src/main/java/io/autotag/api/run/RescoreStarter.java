package io.autotag.api.run;

import io.autotag.store.CalibrationRepository;
import io.autotag.store.Database;
import io.autotag.store.Rescoring;
import io.autotag.workflow.RescoreRef;
import io.autotag.workflow.RescoreWorkflow;
import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has scores written anew: starts the workflow of a rescoring, and again where nobody drives one that is open. */
public final class RescoreStarter {

    private static final Logger log = LoggerFactory.getLogger(RescoreStarter.class);

    private final TemporalLink temporal;
    private final Database database;
    private final CalibrationRepository calibrations = new CalibrationRepository();

    public RescoreStarter(TemporalLink temporal, Database database) {
        this.temporal = temporal;
        this.database = database;
    }

    /** Never fails: where Temporal is away, the row waits for the next {@link #pass}. */
    public void start(Rescoring rescoring) {
        try {
            tend(rescoring);
        } catch (TemporalAwayException away) {
            log.warn("Rescoring {} waits. {}", rescoring.uid(), away.getMessage());
        }
    }

    /** Sees to it that every open rescoring is driven; two processes may do so at once. */
    public void pass() {
        database.read(calibrations::open).forEach(this::start);
    }

    private void tend(Rescoring rescoring) {
        String id = WorkflowIds.rescore(rescoring.uid());
        boolean isDriven = temporal.describe(id)
                .filter(workflow -> workflow.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
                .filter(workflow -> !CodeVersion.isOlder(workflow.getTaskQueue()))
                .isPresent();
        if (isDriven) {
            return;
        }
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING)
                .build();
        RescoreWorkflow workflow = temporal.client().newWorkflowStub(RescoreWorkflow.class, options);
        TemporalLink.ask(() -> WorkflowClient.start(workflow::run, new RescoreRef(rescoring.id(), rescoring.uid())));
    }
}
