package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.Directive.Desired;
import io.autotag.workflow.Settlement.Outcome;
import io.temporal.api.enums.v1.EventType;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The run workflow of which something else is wanted meanwhile, with time skipped. */
@Timeout(60)
final class RunWishesTest {

    private final MemoryRun run = new MemoryRun(100);

    @Test
    void pausesWhenNothingIsInFlightAndEnds() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (call == 2) {
                run.desire(Desired.PAUSE);
            }
            return run.desired() == Desired.PAUSE
                    ? ScriptedChunks.upTo(run, chunk, chunk.range().from() + 1, Stop.STOPPED)
                    : ScriptedChunks.all(run, chunk);
        });
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.PAUSED);
        assertThat(run.doneItems()).isLessThan(100);
    }

    @Test
    void doesTheRestAfterAResume() {
        AtomicInteger twice = new AtomicInteger();
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (call == 2) {
                run.desire(Desired.PAUSE);
            }
            twice.addAndGet(overlap(chunk));
            return run.desired() == Desired.PAUSE
                    ? ScriptedChunks.upTo(run, chunk, chunk.range().from() + 1, Stop.STOPPED)
                    : ScriptedChunks.all(run, chunk);
        });
        try (WorkflowBench bench = new WorkflowBench(run, chunks)) {
            bench.run();
            run.desire(Desired.RUN);
            bench.run();
        }
        assertThat(run.outcomes()).containsExactly(Outcome.PAUSED, Outcome.COMPLETED);
        assertThat(twice).hasValue(0);
    }

    @Test
    void pausesARunThatHasNotBegun() {
        run.desire(Desired.PAUSE);
        WorkflowBench.drive(run, ScriptedChunks.obedient(run));
        assertThat(run.outcomes()).containsExactly(Outcome.PAUSED);
        assertThat(run.plans()).isZero();
    }

    @Test
    void followsAResumeThatRacesWithThePause() {
        run.desire(Desired.PAUSE);
        try (WorkflowBench bench = new WorkflowBench(run, ScriptedChunks.obedient(run))) {
            run.afterSettling(() -> {
                if (run.desired() == Desired.PAUSE) {
                    run.desire(Desired.RUN);
                    bench.start();
                }
            });
            bench.run();
        }
        assertThat(run.outcomes()).containsExactly(Outcome.PAUSED, Outcome.COMPLETED);
    }

    @Test
    void looksAgainWhenTheWishChangesBeforeItSettles() {
        run.desire(Desired.PAUSE);
        run.afterLooking(() -> run.desire(Desired.RUN));
        WorkflowBench.drive(run, ScriptedChunks.obedient(run));
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void cancelsOnceTheChunksAreBack() {
        WorkflowBench.drive(run, ScriptedChunks.stopping(run, Desired.CANCEL));
        assertThat(run.outcomes()).containsExactly(Outcome.CANCELLED);
        assertThat(run.doneItems()).isLessThanOrEqualTo(4);
    }

    @Test
    void pausesAtOnceOnceTheChunksAreBack() {
        try (WorkflowBench bench = new WorkflowBench(run, ScriptedChunks.stopping(run, Desired.PAUSE))) {
            bench.run();
            assertThat(run.outcomes()).containsExactly(Outcome.PAUSED);
            assertThat(bench.generations()).hasSize(1);
            // That of the poll, which began with the work.
            assertThat(bench.events(EventType.EVENT_TYPE_TIMER_STARTED)).isEqualTo(1);
        }
    }

    @Test
    void noticesAPauseWithoutASignal() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            run.desire(Desired.PAUSE);
            return ScriptedChunks.upTo(run, chunk, chunk.range().from(), Stop.STOPPED);
        });
        WorkflowBench.drive(run, chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.PAUSED);
    }

    private int overlap(Chunk chunk) {
        return run.remaining(WorkflowBench.RUN).stream()
                        .anyMatch(r -> r.from() <= chunk.range().from()
                                && chunk.range().from() < r.to())
                ? 0
                : 1;
    }
}
