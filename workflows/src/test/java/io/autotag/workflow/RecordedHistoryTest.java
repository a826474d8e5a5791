package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.Directive.Desired;
import io.autotag.workflow.Settlement.Outcome;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays recorded runs against the workflow code of today. A failure means that workflows which are open during an
 * upgrade would break: then raise the version in {@link TaskQueues#ORCHESTRATOR}, so that the old ones are restarted
 * under the next epoch, and record anew with
 * {@code mvn -pl workflows test -Dtest=RecordedHistoryTest -Dautotag.record=true}.
 */
final class RecordedHistoryTest {

    private static final Path RECORDINGS = Path.of("src", "test", "resources", "histories");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run-handover.json",
                "run-to-the-end.json",
                "run-quiet.json",
                "run-paced.json",
                "run-stuck.json",
                "run-paused.json"
            })
    void replaysWhatWasRecorded(String recording) throws Exception {
        String json = Files.readString(RECORDINGS.resolve(recording));
        WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(json), RunWorkflowImpl.class);
    }

    /** A worker of today beside a workflow of the release before, which did not heed what it was told. */
    @Test
    void replaysARunThatWasToldOfAPaceBeforeItKnewAny() throws Exception {
        String said = "{\"next\":40,\"stop\":\"DONE\"}";
        String more = "{\"next\":40,\"stop\":\"DONE\",\"delay\":45.000000000}";
        String json = Files.readString(RECORDINGS.resolve("run-to-the-end.json"));
        assertThat(json).contains(base64(said));
        WorkflowReplayer.replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(json.replace(base64(said), base64(more))), RunWorkflowImpl.class);
    }

    /** A worker of the release before has begun what one of today had handed over, and did not read all of it. */
    @Test
    void replaysAGenerationThatDidNotKnowWhatTheOneBeforeHadTriedInVain() throws Exception {
        String read = "{\"id\":7,\"uid\":\"bench\",\"epoch\":1}";
        String remaining = "[{\"from\":31,\"to\":40},{\"from\":50,\"to\":60}]";
        String given =
                "{\"id\":7,\"uid\":\"bench\",\"epoch\":1,\"before\":{\"remaining\":" + remaining + ",\"rounds\":3}}";
        String json = Files.readString(RECORDINGS.resolve("run-to-the-end.json"));
        assertThat(json).contains(base64(read), base64(remaining));
        int start = json.indexOf(base64(read));
        String begun = json.substring(0, start)
                + base64(given)
                + json.substring(start + base64(read).length());
        WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(begun), RunWorkflowImpl.class);
    }

    private static String base64(String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return encoded.replace("=", "\\u003d");
    }

    @Test
    void replaysARecordedBulkAction() throws Exception {
        String json = Files.readString(RECORDINGS.resolve("bulk.json"));
        WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(json), BulkWorkflowImpl.class);
    }

    /** With stretches, a wait for what people hold, and the end. */
    @Test
    @EnabledIfSystemProperty(named = "autotag.record", matches = "true")
    void recordsABulkAction() throws IOException {
        MemoryBulk bulk = new MemoryBulk(20);
        bulk.lease(2);
        bulk.whileSettling(() -> {
            if (bulk.settlings() == 9) {
                bulk.lease(0);
            }
        });
        try (BulkBench bench = new BulkBench(bulk)) {
            bench.run();
            assertThat(bulk.done()).isEqualTo(20);
            keep(bench.history(), "bulk.json");
        }
    }

    /** One history that is handed over and one that ends, with all that can happen on the way. */
    @Test
    @EnabledIfSystemProperty(named = "autotag.record", matches = "true")
    void records() throws IOException {
        MemoryRun run = new MemoryRun(60);
        try (WorkflowBench bench = new WorkflowBench(run, eventful(run))) {
            run.afterSettling(() -> {
                if (run.desired() == Desired.PAUSE) {
                    run.desire(Desired.RUN);
                    bench.start();
                }
            });
            bench.run();
            List<WorkflowExecutionHistory> generations = bench.generations();
            assertThat(run.outcomes()).containsExactly(Outcome.PAUSED, Outcome.COMPLETED);
            keep(generations.get(0), "run-to-the-end.json");
            keep(generations.get(1), "run-handover.json");
        }
    }

    /** A wait with two looks before it begins, and one while it is under way. */
    @Test
    @EnabledIfSystemProperty(named = "autotag.record", matches = "true")
    void recordsARunThroughQuietHours() throws IOException {
        MemoryRun run = new MemoryRun(20);
        run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 10, 1, 100));
        AtomicReference<WorkflowBench> clock = new AtomicReference<>();
        Supplier<Instant> now =
                () -> Instant.ofEpochMilli(Objects.requireNonNull(clock.get()).now());
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (call == 1) {
                run.quiet(now, now.get().plus(Duration.ofMinutes(2)));
                return ScriptedChunks.upTo(run, chunk, chunk.range().from() + 5, Stop.STOPPED);
            }
            return ScriptedChunks.all(run, chunk);
        });
        try (WorkflowBench bench = new WorkflowBench(run, chunks)) {
            clock.set(bench);
            run.quiet(now, now.get().plus(Quiet.LOOK).plus(Duration.ofMinutes(1)));
            bench.run();
            assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
            keep(bench.generations().get(0), "run-quiet.json");
        }
    }

    /** Waits for turns, one of which is cut short. */
    @Test
    @EnabledIfSystemProperty(named = "autotag.record", matches = "true")
    void recordsARunWithAPace() throws IOException {
        MemoryRun run = new MemoryRun(20);
        run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 10, 2, 20));
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (call <= 4) {
                run.work(chunk.range().from(), chunk.range().from() + 1);
                return new ChunkOutcome(chunk.range().from() + 1, Stop.DEADLINE, Duration.ofSeconds(40));
            }
            return ScriptedChunks.all(run, chunk);
        });
        try (WorkflowBench bench = new WorkflowBench(run, chunks)) {
            run.afterLooking(() -> {
                if (run.looks() == 2) {
                    bench.start();
                }
            });
            bench.run();
            assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
            keep(bench.generations().get(0), "run-paced.json");
        }
    }

    /** The second of two generations that get nowhere: it inherits two rounds, and fails after the third. */
    @Test
    @EnabledIfSystemProperty(named = "autotag.record", matches = "true")
    void recordsARunThatIsStuck() throws IOException {
        MemoryRun run = new MemoryRun(10);
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            throw FailureType.INFRASTRUCTURE.failure("The disk does not answer.", Duration.ofSeconds(80));
        });
        try (WorkflowBench bench = new WorkflowBench(run, chunks)) {
            bench.run();
            assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
            keep(bench.generations().get(0), "run-stuck.json");
        }
    }

    /** Settled as soon as the chunks are back. */
    @Test
    @EnabledIfSystemProperty(named = "autotag.record", matches = "true")
    void recordsARunThatIsPaused() throws IOException {
        MemoryRun run = new MemoryRun(20);
        try (WorkflowBench bench = new WorkflowBench(run, ScriptedChunks.stopping(run, Desired.PAUSE))) {
            bench.run();
            assertThat(run.outcomes()).containsExactly(Outcome.PAUSED);
            keep(bench.generations().get(0), "run-paused.json");
        }
    }

    private static void keep(WorkflowExecutionHistory history, String recording) throws IOException {
        Files.createDirectories(RECORDINGS);
        Files.writeString(RECORDINGS.resolve(recording), history.toJson(true));
    }

    /** Early returns, a pause whose resume races with it, a chunk that is lost, and one that is lost for some rounds. */
    private static ScriptedChunks eventful(MemoryRun run) {
        return new ScriptedChunks((chunk, call) -> {
            if (call == 2) {
                return ScriptedChunks.upTo(run, chunk, chunk.range().from() + 5, Stop.DEADLINE);
            }
            if (call == 4) {
                run.desire(Desired.PAUSE);
                return ScriptedChunks.upTo(run, chunk, chunk.range().from() + 1, Stop.STOPPED);
            }
            if (chunk.range().from() == 50 && run.doneItems() < 50) {
                throw FailureType.INFRASTRUCTURE.failure("The disk does not answer.");
            }
            return ScriptedChunks.all(run, chunk);
        });
    }
}
