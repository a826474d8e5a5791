package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.Directive.Desired;
import io.autotag.workflow.Settlement.Outcome;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The run workflow, with time skipped and activities that misbehave on command. */
@Timeout(60)
final class RunWorkflowTest {

    private final MemoryRun run = new MemoryRun(100);

    @Test
    void doesEveryPositionAndCompletes() {
        ScriptedChunks chunks = ScriptedChunks.obedient(run);
        drive(chunks);
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
    void triesAFailingChunkAgain() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (Activity.getExecutionContext().getInfo().getAttempt() < 3) {
                throw FailureType.INFRASTRUCTURE.failure("The database does not answer.");
            }
            return ScriptedChunks.all(run, chunk);
        });
        drive(chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunks.seen()).hasSize(30);
    }

    @Test
    void triesASilentChunkAgainWhenItsHeartbeatIsMissed() {
        CountDownLatch end = new CountDownLatch(1);
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (call == 1) {
                awaitQuietly(end);
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
    void handsOutTheRestOfAnEarlyReturn() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> call == 1
                ? ScriptedChunks.upTo(run, chunk, chunk.range().from() + 3, Stop.SHUTDOWN)
                : ScriptedChunks.all(run, chunk));
        drive(chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunks.seen()).hasSize(11);
    }

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
        drive(chunks);
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
        drive(ScriptedChunks.obedient(run));
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
        drive(ScriptedChunks.obedient(run));
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void cancelsOnceTheChunksAreBack() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            run.desire(Desired.CANCEL);
            return ScriptedChunks.upTo(run, chunk, chunk.range().from() + 1, Stop.STOPPED);
        });
        drive(chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.CANCELLED);
        assertThat(run.doneItems()).isLessThanOrEqualTo(4);
    }

    @Test
    void noticesAPauseWithoutASignal() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            run.desire(Desired.PAUSE);
            return ScriptedChunks.upTo(run, chunk, chunk.range().from(), Stop.STOPPED);
        });
        drive(chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.PAUSED);
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
                awaitQuietly(looked);
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

    @Test
    void endsWithoutAWordWhenTheEpochHasMoved() {
        run.desire(Desired.FENCED);
        drive(ScriptedChunks.obedient(run));
        assertThat(run.outcomes()).isEmpty();
    }

    @Test
    void endsWithoutAWordWhenAChunkIsFenced() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            throw FailureType.FENCED.failure("The run has moved on.");
        });
        drive(chunks);
        assertThat(run.outcomes()).isEmpty();
        assertThat(chunks.seen()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void comesBackToARangeWhoseAttemptsAreExhausted() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            if (chunk.range().from() == 50 && run.doneItems() < 90) {
                throw FailureType.INFRASTRUCTURE.failure("The disk does not answer.");
            }
            return ScriptedChunks.all(run, chunk);
        });
        drive(chunks);
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
        drive(chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(run.lastMessage()).isEqualTo("The disk does not answer.");
        assertThat(run.doneItems()).isEqualTo(90);
    }

    @Test
    void tellsOnlyTheKindOfAnInternalError() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            throw new IllegalStateException("secret: /etc/passwd");
        });
        drive(chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(run.lastMessage()).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void failsAtOnceWithoutAModel() {
        ScriptedChunks chunks = new ScriptedChunks((chunk, call) -> {
            throw FailureType.MODEL_UNAVAILABLE.failure("The model's file is missing.");
        });
        drive(chunks);
        assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(run.lastMessage()).isEqualTo("The model's file is missing.");
        assertThat(chunks.seen()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void failsAtOnceWhenItCannotBePlanned() {
        run.whilePlanning(() -> {
            throw FailureType.BAD_INPUT.failure("The selection names an unknown slice.");
        });
        drive(ScriptedChunks.obedient(run));
        assertThat(run.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(run.lastMessage()).isEqualTo("The selection names an unknown slice.");
    }

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

    private void drive(ChunkActivities chunks) {
        try (WorkflowBench bench = new WorkflowBench(run, chunks)) {
            bench.run();
        }
    }

    private int overlap(Chunk chunk) {
        return run.remaining(WorkflowBench.RUN).stream()
                        .anyMatch(r -> r.from() <= chunk.range().from()
                                && chunk.range().from() < r.to())
                ? 0
                : 1;
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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
