package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageOrBuilder;
import io.autotag.temporal.TemporalServer;
import io.autotag.workflow.Settlement.Outcome;
import io.temporal.activity.Activity;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose histories the server cannot read. */
@Timeout(60)
final class SealedRunTest {

    private static final String OLD = "2025:" + "o".repeat(32);
    private static final String NEW = "2026:" + "n".repeat(32);

    private final MemoryRun run = new MemoryRun(40);

    @Test
    void theServerHoldsNothingThatItCanReadAndTheRunCompletes() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (Activity.getExecutionContext().getInfo().getAttempt() == 1) {
                throw FailureType.INFRASTRUCTURE.failure("The disk of birds does not answer.");
            }
            return ScriptedChunks.all(run, chunk);
        });
        try (WorkflowBench bench = new WorkflowBench(run, chunks, sealed(NEW))) {
            bench.withMemo().run();
            WorkflowExecutionHistory history = bench.generations().get(0);
            List<Payload> payloads = history.getEvents().stream()
                    // Markers hold the name of a change of the code and a number.
                    .filter(event -> !event.hasMarkerRecordedEventAttributes())
                    .flatMap(SealedRunTest::payloads)
                    .toList();
            assertThat(payloads)
                    .hasSizeGreaterThan(10)
                    .extracting(
                            payload -> payload.getMetadataOrThrow("encoding").toStringUtf8())
                    .filteredOn(encoding -> !encoding.equals("binary/encrypted"))
                    .isEmpty();
            assertThat(history.toJson(false)).doesNotContain("disk of birds");
        }
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void aRunWaitsWhereAWorkerLacksTheKeyAndGoesOnWhereOneHasIt() {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(sealed(NEW))
                .build();
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
            WorkflowStub workflow = environment
                    .getWorkflowClient()
                    .newUntypedWorkflowStub(
                            "RunWorkflow",
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId("run-bench")
                                    .setTaskQueue(TaskQueues.ORCHESTRATOR)
                                    .build());
            workflow.start(WorkflowBench.RUN);
            WorkerFactory without = working(environment, sealed(OLD));
            while (environment.getWorkflowClient().fetchHistory("run-bench").getEvents().stream()
                    .noneMatch(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)) {
                Thread.onSpinWait();
            }
            without.shutdownNow();
            without.awaitTermination(10, TimeUnit.SECONDS);
            assertThat(run.outcomes()).isEmpty();
            WorkerFactory with = working(environment, sealed(NEW + "," + OLD));
            workflow.getResult(Void.class);
            with.shutdownNow();
        }
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
    }

    private WorkerFactory working(TestWorkflowEnvironment environment, WorkflowClientOptions client) {
        WorkerFactory factory =
                WorkerFactory.newInstance(WorkflowClient.newInstance(environment.getWorkflowServiceStubs(), client));
        Worker orchestrator = factory.newWorker(TaskQueues.ORCHESTRATOR);
        orchestrator.registerWorkflowImplementationTypes(RunWorkflowImpl.class);
        orchestrator.registerActivitiesImplementations(run);
        factory.newWorker(TaskQueues.INFER_CPU_BATCH).registerActivitiesImplementations(ScriptedChunks.obedient(run));
        factory.start();
        return factory;
    }

    @Test
    void failuresKeepTheirTypesAndSentences() {
        try (WorkflowBench bench = new WorkflowBench(
                run,
                new ScriptedChunks((chunk, call) -> {
                    throw FailureType.MODEL_UNAVAILABLE.failure("The model is gone.");
                }),
                sealed(NEW))) {
            bench.run();
        }
        assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
    }

    @Test
    void aRunThatAnOldKeyHasSealedReplaysUnderANewOne() throws Exception {
        try (WorkflowBench bench = new WorkflowBench(run, ScriptedChunks.obedient(run), sealed(OLD))) {
            bench.withMemo().run();
            replay(bench.generations().get(0), sealed(NEW + "," + OLD));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run-handover.json", "run-to-the-end.json"})
    void whatWasRecordedInTheClearReplaysWhereThereAreKeys(String recording) throws Exception {
        String json = Files.readString(Path.of("src", "test", "resources", "histories", recording));
        replay(WorkflowExecutionHistory.fromJson(json), sealed(NEW));
    }

    private static void replay(WorkflowExecutionHistory history, WorkflowClientOptions client) throws Exception {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(client)
                .build();
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
            Worker worker = environment.newWorker(TaskQueues.ORCHESTRATOR);
            worker.registerWorkflowImplementationTypes(RunWorkflowImpl.class);
            WorkflowReplayer.replayWorkflowExecution(history, worker);
        }
    }

    private static WorkflowClientOptions sealed(String keys) {
        return TemporalServer.of("127.0.0.1:7233", "default", Map.of("AUTOTAG_TEMPORAL_PAYLOAD_KEYS", keys))
                .client()
                .build();
    }

    /** All but search attributes, which servers must read. */
    private static Stream<Payload> payloads(MessageOrBuilder message) {
        if (message instanceof Payload payload) {
            return Stream.of(payload);
        }
        if (message instanceof SearchAttributes) {
            return Stream.empty();
        }
        return message.getAllFields().values().stream()
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                .filter(MessageOrBuilder.class::isInstance)
                .flatMap(value -> payloads((MessageOrBuilder) value));
    }
}
