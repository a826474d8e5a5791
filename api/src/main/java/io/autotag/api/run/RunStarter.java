package io.autotag.api.run;

import io.autotag.store.Database;
import io.autotag.store.Run;
import io.autotag.store.RunRepository;
import io.autotag.store.StoreException;
import io.autotag.workflow.RunRef;
import io.autotag.workflow.RunStart;
import io.autotag.workflow.RunWorkflow;
import io.autotag.workflow.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workflows of runs and rings at them. What they are to do stands in the run's row. */
public final class RunStarter {

    private static final Logger log = LoggerFactory.getLogger(RunStarter.class);

    private final TemporalLink temporal;
    private final Database database;
    private final RunOptions options;
    private final RunRepository runs = new RunRepository();

    public RunStarter(TemporalLink temporal, Database database) {
        this.temporal = temporal;
        this.database = database;
        this.options = RunOptions.at(temporal);
    }

    /**
     * Makes the run's workflow look at the row: rings at the one that is open, or starts one. Never fails: where Temporal
     * is away, the row waits for the reconciler.
     *
     * @return false when Temporal is away
     */
    public boolean nudge(Run run) {
        try {
            TemporalLink.ask(() -> options.start(run, with -> signalWithStart(run, with.build())));
        } catch (TemporalAwayException away) {
            log.warn("Run {} waits. {}", run.uid(), away.getMessage());
            return false;
        }
        if (run.codeVersion().isEmpty()) {
            noteCodeVersion(run);
        }
        return true;
    }

    /** A run whose row does not tell is taken over by the reconciler, which is no harm. */
    private void noteCodeVersion(Run run) {
        try {
            database.doInTransaction(tx -> runs.noteCodeVersion(tx, run.id(), run.epoch(), CodeVersion.CURRENT));
        } catch (StoreException failure) {
            log.warn("Unable to note which code drives run {}", run.uid(), failure);
        }
    }

    /** Rings at the run's workflow if one is open and can be reached. */
    public void ring(Run run) {
        try {
            TemporalLink.ask(() -> {
                temporal.client()
                        .newWorkflowStub(RunWorkflow.class, WorkflowIds.run(run.uid()))
                        .nudge();
                return true;
            });
        } catch (TemporalAwayException | WorkflowNotFoundException unheard) {
            log.debug("Nobody heard that run {} has changed", run.uid(), unheard);
        }
    }

    /** Whether Temporal answers at all. */
    boolean isTemporalThere() {
        return temporal.isReachable();
    }

    /** Whether a workflow of the run is open and gets on. */
    boolean isDriven(Run run) {
        return temporal.describe(WorkflowIds.run(run.uid()))
                .filter(workflow -> GettingOn.is(workflow.getRawDescription()))
                .isPresent();
    }

    /** Starts the run's workflow under its present epoch, in the place of the one that may be open. */
    void startAnew(Run run) {
        TemporalLink.ask(() -> options.start(run, with -> {
            WorkflowOptions given = with.setWorkflowIdConflictPolicy(
                            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING)
                    .build();
            RunWorkflow workflow = temporal.client().newWorkflowStub(RunWorkflow.class, given);
            return WorkflowClient.start(workflow::run, beginning(run));
        }));
    }

    private boolean signalWithStart(Run run, WorkflowOptions given) {
        RunWorkflow workflow = temporal.client().newWorkflowStub(RunWorkflow.class, given);
        BatchRequest request = temporal.client().newSignalWithStartRequest();
        request.add(workflow::run, beginning(run));
        request.add(workflow::nudge);
        try {
            temporal.client().signalWithStart(request);
        } catch (WorkflowExecutionAlreadyStarted another) {
            // Of two at the same moment, the in-JVM server refuses the later one instead of handing on its signal.
            ring(run);
        }
        return true;
    }

    private static RunStart beginning(Run run) {
        return RunStart.of(new RunRef(run.id(), run.uid(), run.epoch()));
    }
}
