package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.autotag.trace.RecordedTraces;
import io.autotag.trace.TracedWork;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.temporal.activity.Activity;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The traces of runs, from the call that starts one to each of its chunks. */
@Timeout(60)
final class TracedWorkflowTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final AttributeKey<Long> CHUNK = AttributeKey.longKey("autotag.chunk");
    private static final AttributeKey<Long> ITEMS = AttributeKey.longKey("autotag.items");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> RUN = AttributeKey.stringKey("autotag.run");

    private final RecordedTraces traces = new RecordedTraces();
    private final MemoryRun run = new MemoryRun(40);

    @AfterEach
    void close() {
        traces.close();
    }

    @Test
    void oneTraceLeadsFromTheRequestToEveryChunk() {
        requested(ScriptedChunks.obedient(run));
        assertThat(traces.all()).extracting(SpanData::getTraceId).containsOnly(TRACE);
        SpanData request = only("POST");
        assertThat(request.getParentSpanId()).isEqualTo(CALLER);
        SpanData start = only("StartWorkflow:RunWorkflow");
        assertThat(start.getParentSpanId()).isEqualTo(request.getSpanId());
        SpanData workflow = only("RunWorkflow:RunWorkflow");
        assertThat(workflow.getParentSpanId()).isEqualTo(start.getSpanId());
        assertThat(traces.named("RunActivity:RunSettle"))
                .extracting(SpanData::getParentSpanId)
                .containsExactly(workflow.getSpanId());
        List<SpanData> chunks = traces.named("RunActivity:ChunkProcess");
        assertThat(chunks).extracting(SpanData::getParentSpanId).containsOnly(workflow.getSpanId());
        assertThat(chunks)
                .extracting(chunk -> chunk.getAttributes().get(CHUNK))
                .containsExactlyInAnyOrder(0L, 10L, 20L, 30L);
        assertThat(chunks).extracting(chunk -> chunk.getAttributes().get(ITEMS)).containsOnly(10L);
        assertThat(chunks).extracting(chunk -> chunk.getAttributes().get(RUN)).containsOnly("bench");
    }

    @Test
    void whatARunContinuesAsBelongsToTheSameTrace() {
        MemoryRun longer = new MemoryRun(400);
        try (WorkflowBench bench = new WorkflowBench(longer, ScriptedChunks.slow(longer), traces.tracing())) {
            request(bench);
        }
        Map<String, SpanData> spans =
                traces.all().stream().collect(Collectors.toMap(SpanData::getSpanId, Function.identity()));
        assertThat(spans.values()).extracting(SpanData::getTraceId).containsOnly(TRACE);
        String start = only("StartWorkflow:RunWorkflow").getSpanId();
        List<SpanData> generations = traces.named("RunWorkflow:RunWorkflow");
        assertThat(generations)
                .hasSizeGreaterThan(1)
                .extracting(SpanData::getParentSpanId)
                .containsOnly(start);
        Set<String> known = generations.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
        assertThat(traces.named("RunActivity:ChunkProcess"))
                .extracting(SpanData::getParentSpanId)
                .isSubsetOf(known);
    }

    @Test
    void everyAttemptIsToldAndThoseThatFailSayHowButNotWhat() {
        requested(new ScriptedChunks((chunk, call) -> {
            if (Activity.getExecutionContext().getInfo().getAttempt() == 1) {
                throw FailureType.INFRASTRUCTURE.failure("The disk does not answer.");
            }
            return ScriptedChunks.all(run, chunk);
        }));
        List<SpanData> chunks = traces.named("RunActivity:ChunkProcess");
        assertThat(chunks).hasSize(8);
        assertThat(chunks)
                .filteredOn(chunk -> chunk.getStatus().getStatusCode() == StatusCode.ERROR)
                .hasSize(4)
                .extracting(chunk -> chunk.getAttributes().get(ERROR))
                .containsOnly("io.temporal.failure.ApplicationFailure");
        assertThat(traces.all()).allSatisfy(span -> {
            assertThat(span.getEvents()).isEmpty();
            assertThat(span.getStatus().getDescription()).isEmpty();
            assertThat(span.getAttributes().toString()).doesNotContain("The disk");
        });
    }

    @Test
    void linesOfTheLogNameTheTraceWhileAChunkIsWorkedOn() {
        requested(new ScriptedChunks((chunk, call) -> {
            assertThat(MDC.get("trace_id")).isEqualTo(TRACE);
            return ScriptedChunks.all(run, chunk);
        }));
        assertThat(traces.named("RunActivity:ChunkProcess")).hasSize(4);
        assertThat(MDC.get("trace_id")).isNull();
    }

    @Test
    void theLineThatSaysWhyAnAttemptFailedNamesTheTrace() {
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger("io.autotag.trace");
        log.setLevel(Level.INFO);
        log.addAppender(said);
        said.start();
        try {
            requested(new ScriptedChunks((chunk, call) -> {
                if (call == 1) {
                    throw FailureType.INFRASTRUCTURE.failure("The disk does not answer.");
                }
                return ScriptedChunks.all(run, chunk);
            }));
        } finally {
            log.detachAppender(said);
            log.setLevel(null);
        }
        assertThat(said.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).contains("ChunkProcess", "attempt 1", "The disk does not answer.");
            assertThat(line.getMDCPropertyMap()).containsEntry("trace_id", TRACE);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"run-handover.json", "run-to-the-end.json"})
    void whatWasRecordedWithoutTracesReplaysWithThemAndTellsNothing(String recording) throws Exception {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(traces.tracing().worker())
                        .build())
                .build();
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
            Worker worker = environment.newWorker(TaskQueues.ORCHESTRATOR);
            worker.registerWorkflowImplementationTypes(RunWorkflowImpl.class);
            String json = Files.readString(Path.of("src", "test", "resources", "histories", recording));
            WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(json), worker);
        }
        assertThat(traces.all()).isEmpty();
    }

    @Test
    void aTracedRunReplaysWithoutTraces() throws Exception {
        try (WorkflowBench bench = new WorkflowBench(run, ScriptedChunks.slow(run), traces.tracing())) {
            request(bench);
            for (WorkflowExecutionHistory generation : bench.generations()) {
                WorkflowReplayer.replayWorkflowExecution(generation, RunWorkflowImpl.class);
            }
        }
    }

    /** A request with a trace of its own starts the run, which goes to its end. */
    private void requested(ScriptedChunks chunks) {
        try (WorkflowBench bench = new WorkflowBench(run, chunks, traces.tracing())) {
            request(bench);
        }
    }

    private void request(WorkflowBench bench) {
        Map<String, String> headers = Map.of("traceparent", "00-" + TRACE + "-" + CALLER + "-01");
        TracedWork request = traces.tracing().request("POST", headers::get);
        TracedWork.Inside inside = request.enter();
        try {
            bench.run();
        } finally {
            inside.leave();
            request.end();
        }
    }

    private SpanData only(String name) {
        assertThat(traces.named(name)).hasSize(1);
        return traces.named(name).get(0);
    }
}
