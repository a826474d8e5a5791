package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.Settlement.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that get nowhere for longer than a generation of their workflow lasts, with time skipped. */
@Timeout(60)
final class RunStandstillTest {

    /** So far apart five attempts take more than half a generation, which therefore sees two rounds. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(80);

    private static final int GENERATIONS = 4;

    private final MemoryRun run = new MemoryRun(10);

    @Test
    void failsThoughNoGenerationSeesThreeRounds() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            throw FailureType.INFRASTRUCTURE.failure("The disk does not answer.", BETWEEN_ATTEMPTS);
        });
        try (WorkflowBench bench = new WorkflowBench(run, chunks)) {
            bench.run();
            assertThat(bench.generations()).hasSize(2);
        }
        assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(run.lastMessage()).isEqualTo("The disk does not answer.");
    }

    @Test
    void goesOnOnceSomethingWorksAgain() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (run.plans() == 1) {
                throw FailureType.INFRASTRUCTURE.failure("The disk does not answer.", BETWEEN_ATTEMPTS);
            }
            return ScriptedChunks.all(run, chunk);
        });
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void waitsForATurnAsLongAsItTakes() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> run.plans() <= GENERATIONS
                ? new ChunkOutcome(chunk.range().from(), Stop.DEADLINE, Turn.LONGEST)
                : ScriptedChunks.all(run, chunk));
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
    }
}
