package io.autotag.workflow;

import com.google.protobuf.MessageOrBuilder;
import io.autotag.trace.Tracing;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The in-process Temporal server with skipped time, the workflows of this module, and one run. */
final class WorkflowBench implements AutoCloseable {

    static final RunRef RUN = new RunRef(7, "bench", 1);

    private final TestWorkflowEnvironment environment;
    private WorkflowOptions options = WorkflowOptions.newBuilder()
            .setWorkflowId(WorkflowIds.run(RUN.uid()))
            .setTaskQueue(TaskQueues.ORCHESTRATOR)
            .build();

    WorkflowBench(RunActivities run, ChunkActivities chunks) {
        this(run, chunks, new HastyTimeouts());
    }

    WorkflowBench(RunActivities run, ChunkActivities chunks, HastyTimeouts timeouts) {
        this(run, chunks, options(), timeouts);
    }

    /** Traced. */
    WorkflowBench(RunActivities run, ChunkActivities chunks, Tracing tracing) {
        this(run, chunks, options().setInterceptors(tracing.client()), new HastyTimeouts(), tracing.worker());
    }

    /** With a client of its own. */
    WorkflowBench(RunActivities run, ChunkActivities chunks, WorkflowClientOptions client) {
        this(run, chunks, WorkflowClientOptions.newBuilder(client), new HastyTimeouts());
    }

    private WorkflowBench(
            RunActivities run,
            ChunkActivities chunks,
            WorkflowClientOptions.Builder client,
            WorkerInterceptor... interceptors) {
        TestEnvironmentOptions.Builder server = TestEnvironmentOptions.newBuilder();
        RunAttributes.ALL.forEach(key -> server.registerSearchAttribute(key.getName(), key.getValueType()));
        environment = TestWorkflowEnvironment.newInstance(server.setWorkflowClientOptions(client.build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(interceptors)
                        .build())
                .build());
        Worker orchestrator = environment.newWorker(TaskQueues.ORCHESTRATOR);
        orchestrator.registerWorkflowImplementationTypes(RunWorkflowImpl.class);
        orchestrator.registerActivitiesImplementations(run);
        environment.newWorker(TaskQueues.INFER_CPU_BATCH).registerActivitiesImplementations(chunks);
        environment.start();
    }

    /** Drives the run to where its workflow ends. */
    static void drive(RunActivities run, ChunkActivities chunks) {
        try (WorkflowBench bench = new WorkflowBench(run, chunks)) {
            bench.run();
        }
    }

    /** Histories name the client; recorded ones shall not name the machine. */
    private static WorkflowClientOptions.Builder options() {
        return WorkflowClientOptions.newBuilder().setIdentity("bench");
    }

    /** As the API starts runs, where the server knows no search attributes. */
    WorkflowBench withMemo() {
        options = WorkflowOptions.newBuilder(options)
                .setMemo(Map.of(RunAttributes.MEMO_RUN, RUN.uid()))
                .build();
        return this;
    }

    /** As the API starts runs. */
    WorkflowBench labelled() {
        withMemo();
        options = WorkflowOptions.newBuilder(options)
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(RunAttributes.PROJECT, "birds")
                        .set(RunAttributes.MODEL, "detector")
                        .set(RunAttributes.STATE, RunAttributes.PLANNING)
                        .build())
                .build();
        return this;
    }

    /** Starts the run's workflow, or rings at the one that is open. */
    WorkflowStub start() {
        RunWorkflow workflow = client().newWorkflowStub(RunWorkflow.class, options);
        BatchRequest request = client().newSignalWithStartRequest();
        request.add(workflow::run, RunStart.of(RUN));
        request.add(workflow::nudge);
        client().signalWithStart(request);
        return WorkflowStub.fromTyped(workflow);
    }

    /** Runs the workflow to its end. */
    WorkflowBench run() {
        start().getResult(Void.class);
        return this;
    }

    WorkflowClient client() {
        return environment.getWorkflowClient();
    }

    long now() {
        return environment.currentTimeMillis();
    }

    /** The histories of the newest workflow and of those it continues, newest first. */
    List<WorkflowExecutionHistory> generations() {
        List<WorkflowExecutionHistory> generations = new ArrayList<>();
        String id = WorkflowIds.run(RUN.uid());
        WorkflowExecutionHistory history = client().fetchHistory(id);
        generations.add(history);
        for (String before = continued(history); !before.isEmpty(); before = continued(history)) {
            history = client().fetchHistory(id, before);
            generations.add(history);
        }
        return generations;
    }

    private static String continued(WorkflowExecutionHistory history) {
        return history.getEvents()
                .get(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getContinuedExecutionRunId();
    }

    long events(EventType type) {
        return events().map(HistoryEvent::getEventType).filter(type::equals).count();
    }

    /** Bytes of the largest argument, result or detail anywhere in the histories. */
    int largestPayload() {
        return events().mapToInt(WorkflowBench::largestPayload).max().orElse(0);
    }

    private Stream<HistoryEvent> events() {
        return generations().stream().flatMap(history -> history.getEvents().stream());
    }

    private static int largestPayload(MessageOrBuilder message) {
        if (message instanceof Payload payload) {
            return payload.getSerializedSize();
        }
        return message.getAllFields().values().stream()
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                .filter(MessageOrBuilder.class::isInstance)
                .mapToInt(value -> largestPayload((MessageOrBuilder) value))
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        environment.close();
    }
}
