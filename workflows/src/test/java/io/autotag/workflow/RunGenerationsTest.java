package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.Settlement.Outcome;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The run workflow over several generations, with time skipped. */
@Timeout(60)
final class RunGenerationsTest {

    private final MemoryRun run = new MemoryRun(100);

    @Test
    void continuesAsNewWhenItsTimeIsUp() {
        run.work(0, 25);
        run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 100, 1, 100));
        try (WorkflowBench bench = new WorkflowBench(run, ScriptedChunks.slow(run))) {
            bench.run();
            assertThat(bench.events(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW))
                    .isEqualTo(1);
        }
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(run.plans()).isEqualTo(2);
    }

    @Test
    void givesNoChunkMoreTimeThanItsGenerationHas() {
        ScriptedChunks chunks = ScriptedChunks.slow(run);
        run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 100, 1, 100));
        try (WorkflowBench bench = new WorkflowBench(run, chunks)) {
            Instant end = Instant.ofEpochMilli(bench.now()).plus(RunGeneration.LENGTH);
            bench.run();
            List<Instant> lastOfTheFirst = chunks.seen().stream()
                    .map(Chunk::returnBy)
                    .filter(returnBy -> returnBy.isBefore(end.plus(Duration.ofSeconds(30))))
                    .toList();
            assertThat(lastOfTheFirst.get(lastOfTheFirst.size() - 1)).isBetween(end, end.plus(Duration.ofSeconds(5)));
        }
    }

    @Test
    void keepsEveryPayloadSmallInALongRun() {
        MemoryRun big = new MemoryRun(8_000);
        for (int done = 0; done < 8_000; done += 4) {
            big.work(done, done + 1);
        }
        try (WorkflowBench bench = new WorkflowBench(big, ScriptedChunks.obedient(big))) {
            bench.run();
            assertThat(bench.largestPayload()).isBetween(1_000, 256 * 1024);
        }
        assertThat(big.outcomes()).containsExactly(Outcome.COMPLETED);
    }
}
