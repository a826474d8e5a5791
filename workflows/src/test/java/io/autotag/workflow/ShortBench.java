package io.autotag.workflow;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.ArrayList;
import java.util.List;

/** The in-process Temporal server with skipped time and one workflow with its activities, which misbehave on command. */
final class ShortBench implements AutoCloseable {

    private static final String ID = "bench";

    /** Histories name the client; recorded ones shall not name the machine. */
    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(
                            WorkflowClientOptions.newBuilder().setIdentity(ID).build())
                    .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                            .setWorkerInterceptors(new HastyTimeouts())
                            .build())
                    .build());

    /** @param taskQueue of the activities */
    ShortBench(Class<?> workflow, String taskQueue, Object activities) {
        environment.newWorker(TaskQueues.ORCHESTRATOR).registerWorkflowImplementationTypes(workflow);
        environment.newWorker(taskQueue).registerActivitiesImplementations(activities);
        environment.start();
    }

    /** Runs the workflow, whatever its type, to its end. */
    void run(String type, Object request) {
        WorkflowStub workflow = client().newUntypedWorkflowStub(
                        type,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(ID)
                                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                                .build());
        workflow.start(request);
        workflow.getResult(Object.class);
    }

    /** The histories of the workflow and of those that it continues, the oldest first. */
    List<WorkflowExecutionHistory> generations() {
        List<WorkflowExecutionHistory> generations = new ArrayList<>();
        WorkflowExecutionHistory history = client().fetchHistory(ID);
        generations.add(history);
        for (String before = continued(history); !before.isEmpty(); before = continued(history)) {
            history = client().fetchHistory(ID, before);
            generations.add(0, history);
        }
        return generations;
    }

    private WorkflowClient client() {
        return environment.getWorkflowClient();
    }

    private static String continued(WorkflowExecutionHistory history) {
        return history.getEvents()
                .get(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getContinuedExecutionRunId();
    }

    @Override
    public void close() {
        environment.close();
    }
}
