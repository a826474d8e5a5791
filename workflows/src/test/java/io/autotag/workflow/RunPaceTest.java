package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.Directive.Desired;
import io.autotag.workflow.Settlement.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The run workflow of a project whose pace is slow, with time skipped. */
@Timeout(60)
final class RunPaceTest {

    private static final Duration DELAY = Duration.ofSeconds(45);

    private final MemoryRun run = new MemoryRun(30);
    private final List<Instant> chunksAt = new CopyOnWriteArrayList<>();
    private final AtomicReference<WorkflowBench> bench = new AtomicReference<>();

    @Test
    void handsOutAgainWhenTheNextTurnComes() {
        run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 10, 1, 30));
        drive((chunk, call) -> call <= 3 ? oneItem(chunk, DELAY) : ScriptedChunks.all(run, chunk));
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunksAt).hasSize(6);
        for (int call = 1; call <= 3; call++) {
            assertThat(chunksAt.get(call))
                    .isAfterOrEqualTo(chunksAt.get(call - 1).plus(DELAY));
        }
        assertThat(chunksAt.get(5)).isBefore(chunksAt.get(3).plus(DELAY));
    }

    @Test
    void handsOutAtOnceWhereNoWaitIsTold() {
        run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 10, 1, 30));
        drive((chunk, call) -> call <= 3 ? oneItem(chunk, null) : ScriptedChunks.all(run, chunk));
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunksAt.get(5)).isBefore(chunksAt.get(0).plus(DELAY));
    }

    @Test
    void waitsNoLongerThanTheSlowestPaceWants() {
        run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 30, 1, 30));
        drive((chunk, call) -> call == 1 ? oneItem(chunk, Duration.ofDays(1)) : ScriptedChunks.all(run, chunk));
        assertThat(chunksAt.get(1))
                .isBetween(
                        chunksAt.get(0).plus(Turn.LONGEST),
                        chunksAt.get(0).plus(Turn.LONGEST).plus(DELAY));
    }

    @Test
    void aRingEndsTheWaitAsThereMayBeAnotherPace() {
        run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 30, 1, 30));
        ringAtTheNextLook();
        drive((chunk, call) -> call == 1 ? oneItem(chunk, DELAY) : ScriptedChunks.all(run, chunk));
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunksAt.get(1)).isBefore(chunksAt.get(0).plus(DELAY));
    }

    @Test
    void aPauseDuringTheWaitIsFollowedAtOnce() {
        run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 30, 1, 30));
        drive((chunk, call) -> {
            run.desire(Desired.PAUSE);
            return oneItem(chunk, DELAY);
        });
        assertThat(run.outcomes()).containsExactly(Outcome.PAUSED);
        assertThat(chunksAt).hasSize(1);
    }

    /** A workflow that waits gets its first look after half a minute; the ring comes with it. */
    private void ringAtTheNextLook() {
        run.afterLooking(() -> {
            if (chunksAt.size() == 1) {
                Objects.requireNonNull(bench.get()).start();
            }
        });
    }

    private ChunkOutcome oneItem(Chunk chunk, @Nullable Duration delay) {
        long next = chunk.range().from() + 1;
        run.work(chunk.range().from(), next);
        return new ChunkOutcome(next, Stop.DEADLINE, delay);
    }

    private void drive(ScriptedChunks.Script script) {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            chunksAt.add(
                    Instant.ofEpochMilli(Objects.requireNonNull(bench.get()).now()));
            return script.play(chunk, call);
        });
        try (WorkflowBench opened = new WorkflowBench(run, chunks)) {
            bench.set(opened);
            opened.run();
        }
    }
}
