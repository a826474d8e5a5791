package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.Settlement.Outcome;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The run workflow, with time skipped and activities that misbehave on command. */
@Timeout(60)
final class RunFailuresTest {

    private final MemoryRun run = new MemoryRun(100);

    @Test
    void triesAFailingChunkAgain() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (Activity.getExecutionContext().getInfo().getAttempt() < 3) {
                throw FailureType.INFRASTRUCTURE.failure("The database does not answer.");
            }
            return ScriptedChunks.all(run, chunk);
        });
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunks.seen()).hasSize(30);
    }

    @Test
    void triesASilentChunkAgainWhenItsHeartbeatIsMissed() {
        CountDownLatch end = new CountDownLatch(1);
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (call == 1) {
                Latches.await(end);
            }
            return ScriptedChunks.all(run, chunk);
        });
        try (WorkflowBench bench = new WorkflowBench(run, chunks)) {
            bench.run();
            end.countDown();
        }
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunks.seen()).hasSize(11);
    }

    @Test
    void triesAChunkAgainThatBeatsButDoesNotComeBack() {
        CountDownLatch end = new CountDownLatch(1);
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (call == 1) {
                beatUntil(end);
            }
            return ScriptedChunks.all(run, chunk);
        });
        HastyTimeouts hasty = new HastyTimeouts(Optional.of(Duration.ofSeconds(3)));
        try (WorkflowBench bench = new WorkflowBench(run, chunks, hasty)) {
            bench.run();
            end.countDown();
        }
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunks.seen()).hasSize(11);
    }

    @Test
    void comesBackToARangeWhoseAttemptsAreExhausted() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (chunk.range().from() == 50 && run.doneItems() < 90) {
                throw FailureType.INFRASTRUCTURE.failure("The disk does not answer.");
            }
            return ScriptedChunks.all(run, chunk);
        });
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void failsWithTheCauseWhenNothingMovesAnyMore() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (chunk.range().from() == 50) {
                throw FailureType.INFRASTRUCTURE.failure("The disk does not answer.");
            }
            return ScriptedChunks.all(run, chunk);
        });
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(run.lastMessage()).isEqualTo("The disk does not answer.");
        assertThat(run.doneItems()).isEqualTo(90);
    }

    @Test
    void tellsOnlyTheKindOfAnInternalError() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            throw new IllegalStateException("secret: /etc/passwd");
        });
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(run.lastMessage()).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void failsAtOnceWithoutAModel() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            throw FailureType.MODEL_UNAVAILABLE.failure("The model's file is missing.");
        });
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(run.lastMessage()).isEqualTo("The model's file is missing.");
        assertThat(chunks.seen()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void failsAtOnceWhenItCannotBePlanned() {
        run.whilePlanning(() -> {
            throw FailureType.BAD_INPUT.failure("The selection names an unknown slice.");
        });
        WorkflowBench.drive(run, ScriptedChunks.obedient(run));
        assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(run.lastMessage()).isEqualTo("The selection names an unknown slice.");
    }

    private static void beatUntil(CountDownLatch end) {
        try {
            while (!end.await(100, TimeUnit.MILLISECONDS)) {
                Activity.getExecutionContext().heartbeat(null);
            }
        } catch (ActivityCompletionException goneOnWithoutIt) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
