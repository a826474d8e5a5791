package io.autotag.workflow;

import io.temporal.api.enums.v1.EventType;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;

/** The in-process Temporal server with skipped time and one bulk action. */
final class BulkBench implements AutoCloseable {

    static final BulkRef ACTION = new BulkRef(7, "bench");

    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setIdentity("bench")
                            .build())
                    .build());

    BulkBench(BulkActivities activities) {
        environment.newWorker(TaskQueues.ORCHESTRATOR).registerWorkflowImplementationTypes(BulkWorkflowImpl.class);
        environment.newWorker(TaskQueues.BULK).registerActivitiesImplementations(activities);
        environment.start();
    }

    /** Starts the action's workflow, or rings at the one that is open. */
    WorkflowStub start() {
        WorkflowClient client = environment.getWorkflowClient();
        BulkWorkflow workflow = client.newWorkflowStub(
                BulkWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(WorkflowIds.bulk(ACTION.uid()))
                        .setTaskQueue(TaskQueues.ORCHESTRATOR)
                        .build());
        BatchRequest request = client.newSignalWithStartRequest();
        request.add(workflow::run, ACTION);
        request.add(workflow::nudge);
        client.signalWithStart(request);
        return WorkflowStub.fromTyped(workflow);
    }

    /** Runs the workflow to its end. */
    BulkBench run() {
        start().getResult(Void.class);
        return this;
    }

    long now() {
        return environment.currentTimeMillis();
    }

    /** The history of the newest workflow. */
    WorkflowExecutionHistory history() {
        return environment.getWorkflowClient().fetchHistory(WorkflowIds.bulk(ACTION.uid()));
    }

    /** Whether the newest workflow continues another one. */
    boolean isContinued() {
        return !history()
                .getEvents()
                .get(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getContinuedExecutionRunId()
                .isEmpty();
    }

    long events(EventType type) {
        return history().getEvents().stream()
                .filter(event -> event.getEventType() == type)
                .count();
    }

    @Override
    public void close() {
        environment.close();
    }
}
