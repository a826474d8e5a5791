package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.Directive.Desired;
import io.autotag.workflow.Settlement.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The run workflow through a night, with time skipped. */
@Timeout(60)
final class RunQuietHoursTest {

    private static final Duration NIGHT = Duration.ofHours(2);

    private final MemoryRun run = new MemoryRun(30);
    private final AtomicBoolean isToFallQuiet = new AtomicBoolean();
    private final CountDownLatch looked = new CountDownLatch(1);
    private final List<Instant> chunksAt = new CopyOnWriteArrayList<>();
    private WorkflowBench bench;
    private Instant morning;
    private volatile Instant endedAt = Instant.MAX;

    @BeforeEach
    void open() {
        run.planned(new RunPlan(TaskQueues.INFER_CPU_BATCH, 10, 1, 100));
        bench = new WorkflowBench(run, new ScriptedChunks(this::chunk));
        morning = now().plus(NIGHT);
        // Behind the end of the run time is skipped to that of the test server.
        run.afterSettling(() -> endedAt = now());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void nothingBeginsBeforeTheMorning() {
        fallQuiet();
        bench.run();
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunksAt).hasSize(3).allMatch(at -> !at.isBefore(morning));
        assertThat(run.looks()).isBetween(20, 40);
    }

    @Test
    void aRunUnderWayHoldsAndGoesOnInTheMorning() {
        isToFallQuiet.set(true);
        run.afterLooking(() -> {
            if (!isToFallQuiet.get()) {
                looked.countDown();
            }
        });
        bench.run();
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunksAt).hasSize(3);
        assertThat(chunksAt.get(0)).isBefore(morning);
        assertThat(chunksAt.subList(1, 3)).allMatch(at -> !at.isBefore(morning));
    }

    @Test
    void aPauseDuringTheWaitIsFollowedAtTheNextLook() {
        fallQuiet();
        run.afterLooking(() -> run.desire(Desired.PAUSE));
        bench.run();
        assertThat(run.outcomes()).containsExactly(Outcome.PAUSED);
        assertThat(endedAt).isBefore(morning);
        assertThat(run.plans()).isZero();
    }

    @Test
    void aCancellationDuringTheWaitIsFollowedAtOnce() {
        fallQuiet();
        run.afterLooking(() -> {
            if (run.desired() == Desired.RUN) {
                run.desire(Desired.CANCEL);
                bench.start();
            }
        });
        Instant evening = now();
        bench.run();
        assertThat(run.outcomes()).containsExactly(Outcome.CANCELLED);
        assertThat(endedAt).isBefore(evening.plus(Quiet.LOOK));
    }

    @Test
    void hoursThatAreSetAnewDuringTheWaitCountFromTheNextLook() {
        fallQuiet();
        Instant earlier = now().plus(Duration.ofMinutes(20));
        run.afterLooking(() -> run.quiet(this::now, earlier));
        bench.run();
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(chunksAt).hasSize(3).allMatch(at -> !at.isBefore(earlier) && at.isBefore(morning));
    }

    @Test
    void hoursThatAreTakenAwayDuringTheWaitEndIt() {
        fallQuiet();
        run.afterLooking(() -> run.quiet(this::now, null));
        bench.run();
        assertThat(run.outcomes()).containsExactly(Outcome.COMPLETED);
        assertThat(endedAt).isBefore(morning);
    }

    /** The first chunk is in hand when it falls quiet, and back after the run has looked. */
    private ChunkOutcome chunk(Chunk chunk, int call) {
        chunksAt.add(now());
        if (isToFallQuiet.get()) {
            fallQuiet();
            isToFallQuiet.set(false);
            bench.start();
            Latches.await(looked);
        }
        return ScriptedChunks.all(run, chunk);
    }

    private void fallQuiet() {
        run.quiet(this::now, morning);
    }

    private Instant now() {
        return Instant.ofEpochMilli(bench.now());
    }
}
