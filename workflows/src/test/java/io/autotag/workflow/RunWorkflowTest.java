package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.Directive.Desired;
import io.autotag.workflow.Settlement.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The run workflow, with time skipped and activities that do as they are told. */
@Timeout(60)
final class RunWorkflowTest {

    private final MemoryRun run = new MemoryRun(100);

    @Test
    void doesEveryPositionAndCompletes() {
        ScriptedChunks chunks = ScriptedChunks.obedient(run);
        WorkflowBench.drive(run, chunks);
        assertThat(run.doneItems()).isEqualTo(100);
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunks.seen()).hasSize(10);
    }

    @Test
    void completesARunOfNothing() {
        MemoryRun empty = new MemoryRun(0);
        try (WorkflowBench bench = new WorkflowBench(empty, ScriptedChunks.obedient(empty))) {
            bench.run();
        }
        assertThat(empty.outcomes()).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void handsOutTheRestOfAnEarlyReturn() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> call == 1
                ? ScriptedChunks.upTo(run, chunk, chunk.range().from() + 3, Stop.SHUTDOWN)
                : ScriptedChunks.all(run, chunk));
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunks.seen()).hasSize(11);
    }

    @Test
    void endsWithoutAWordWhenTheEpochHasMoved() {
        run.desire(Desired.FENCED);
        WorkflowBench.drive(run, ScriptedChunks.obedient(run));
        assertThat(run.outcomes()).isEmpty();
    }

    @Test
    void endsWithoutAWordWhenAChunkIsFenced() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            throw FailureType.FENCED.failure("The run has moved on.");
        });
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).isEmpty();
        assertThat(chunks.seen()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void aNarrowerWindowHoldsFromTheNextLookOn() {
        CountDownLatch looked = new CountDownLatch(1);
        AtomicBoolean narrowed = new AtomicBoolean();
        AtomicInteger inFlight = new AtomicInteger();
        List<Integer> together = new CopyOnWriteArrayList<>();
        AtomicReference<Runnable> ring = new AtomicReference<>(() -> {});
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            int now = inFlight.incrementAndGet();
            if (call == 4) {
                run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 10, 1, 100));
                narrowed.set(true);
                Objects.requireNonNull(ring.get()).run();
            }
            if (call <= 4) {
                Latches.await(looked);
            } else {
                together.add(now);
            }
            inFlight.decrementAndGet();
            return ScriptedChunks.all(run, chunk);
        });
        run.afterLooking(() -> {
            if (narrowed.get()) {
                looked.countDown();
            }
        });
        try (WorkflowBench bench = new WorkflowBench(run, chunks)) {
            ring.set(bench::start);
            bench.run();
        }
        assertThat(together).hasSize(6).containsOnly(1);
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
    }
}
