package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a run leaves does not depend on how often and where its attempts were interrupted; neither where nobody has
 * looked at the items before, nor where it replaces what another run had found.
 */
@ParameterizedClass
@ValueSource(booleans = {false, true})
final class ExactlyOnceTest {

    @Parameter
    private boolean force;

    private static final int ITEMS = 30;
    private static final PositionRange ALL = new PositionRange(0, ITEMS);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestDatabase test;
    private Seed seed;
    private Tagging tagging;
    private Run run;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", ITEMS);
        tagging = new Tagging(test.database());
        run = begin(tagging, seed);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        test.close();
    }

    @ParameterizedTest
    @MethodSource("interruptions")
    void anInterruptedAttemptLeavesNoTrace(WriteStep step, int write) {
        Tagging interrupted = new Tagging(test.database(), breakingAt(step, write));
        assertThatThrownBy(() -> interrupted.attempt(run, ALL)).hasMessage("interrupted");
        tagging.attempt(run, ALL);
        assertSameAsUndisturbed();
    }

    static Stream<Arguments> interruptions() {
        return Stream.of(WriteStep.values())
                .flatMap(step -> Stream.of(1, 2, 8).map(write -> Arguments.of(step, write)));
    }

    @Test
    void anAttemptThatNeverReportsItsCommitIsContinued() {
        ChunkKey chunk = new ChunkKey(run.id(), run.epoch(), 0);
        PositionRange first = new PositionRange(0, 4);
        tagging.positionOf(chunk);
        tagging.write(chunk, first, tagging.itemsAt(run, first));
        assertThat(tagging.positionOf(chunk)).isEqualTo(4);
        tagging.attempt(run, ALL);
        assertSameAsUndisturbed();
    }

    @Test
    void aLateAttemptOfTheSameEpochIsFencedOff() {
        ChunkKey chunk = new ChunkKey(run.id(), run.epoch(), 0);
        PositionRange first = new PositionRange(0, 4);
        tagging.positionOf(chunk);
        List<WorkItem> stale = tagging.itemsAt(run, first);
        tagging.attempt(run, ALL);
        assertThat(tagging.write(chunk, first, stale)).isEqualTo(WriteOutcome.FENCED);
        assertSameAsUndisturbed();
    }

    @Test
    void aLateAttemptOfAnOlderEpochIsFencedOff() {
        ChunkKey chunk = new ChunkKey(run.id(), run.epoch(), 0);
        PositionRange first = new PositionRange(0, 4);
        tagging.positionOf(chunk);
        List<WorkItem> stale = tagging.itemsAt(run, first);
        Run restarted = bumpEpoch();
        assertThat(tagging.write(chunk, first, stale)).isEqualTo(WriteOutcome.FENCED);
        tagging.attempt(restarted, ALL);
        assertThat(tagging.write(chunk, first, stale)).isEqualTo(WriteOutcome.FENCED);
        assertSameAsUndisturbed();
    }

    @Test
    void aLateAttemptWithoutAnyFenceLeftStillFindsNothingToClaim() {
        List<WorkItem> stale = tagging.itemsAt(run, ALL);
        tagging.attempt(run, ALL);
        ChunkKey other = new ChunkKey(run.id(), run.epoch(), 1);
        tagging.positionOf(other);
        assertThat(tagging.write(other, new PositionRange(1, ITEMS), stale)).isEqualTo(WriteOutcome.WRITTEN);
        assertSameAsUndisturbed();
    }

    @ParameterizedTest
    @EnumSource(WriteStep.class)
    void theEpochMovesOnlyBetweenWrites(WriteStep step) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Tagging slow = new Tagging(test.database(), holdingAt(step, inside, goOn));
        Future<WriteOutcome> late = threads.submit(() -> slow.attempt(run, ALL));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        Future<Run> restarted = threads.submit(this::bumpEpoch);
        assertThatThrownBy(() -> restarted.get(200, TimeUnit.MILLISECONDS))
                .hasToString("java.util.concurrent.TimeoutException");
        goOn.countDown();
        tagging.attempt(restarted.get(10, TimeUnit.SECONDS), ALL);
        assertThat(late.get(10, TimeUnit.SECONDS)).isEqualTo(WriteOutcome.FENCED);
        assertSameAsUndisturbed();
    }

    @Test
    void ofTwoAttemptsAtOnceOneIsFencedOff() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Tagging slow = new Tagging(test.database(), holdingAt(WriteStep.BEFORE_COMMIT, inside, goOn));
        PositionRange first = new PositionRange(0, 4);
        List<WorkItem> items = tagging.itemsAt(run, first);
        Future<WriteOutcome> one = threads.submit(() -> slow.attempt(run, first));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        Future<WriteOutcome> other =
                threads.submit(() -> tagging.write(new ChunkKey(run.id(), run.epoch(), 0), first, items));
        assertThatThrownBy(() -> other.get(200, TimeUnit.MILLISECONDS))
                .hasToString("java.util.concurrent.TimeoutException");
        goOn.countDown();
        assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(WriteOutcome.WRITTEN);
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(WriteOutcome.FENCED);
        tagging.attempt(run, ALL);
        assertSameAsUndisturbed();
    }

    /** The same world in another database, tagged without any interruption. */
    private void assertSameAsUndisturbed() {
        try (TestDatabase calm = TestDatabase.create()) {
            Tagging undisturbed = new Tagging(calm.database());
            Run calmRun = begin(undisturbed, Seed.plant(calm.database(), "world", ITEMS));
            undisturbed.finish(calmRun);
            assertThat(tagging.rows()).isEqualTo(undisturbed.rows()).hasSizeGreaterThan(ITEMS);
            assertThat(tagging.settle(tagging.reread(run), RunEnding.COMPLETED)).isTrue();
            assertThat(counts(tagging, run)).isEqualTo(counts(undisturbed, calmRun));
        }
    }

    private Run begin(Tagging world, Seed planted) {
        if (force) {
            world.finish(world.begin(planted));
        }
        return world.begin(planted, new Selection.Full(), force);
    }

    private static List<Long> counts(Tagging tagging, Run run) {
        RunProgress progress = tagging.progress(run);
        return List.of(
                progress.total(),
                progress.done(),
                progress.failed(),
                progress.skippedUnchanged(),
                progress.skippedProtected(),
                progress.predictions());
    }

    private Run bumpEpoch() {
        return test.database()
                .inTransaction(tx -> new RunRepository().bumpEpoch(tx, run.id(), run.epoch(), "2"))
                .orElseThrow();
    }

    private static WriteProbe breakingAt(WriteStep step, int write) {
        AtomicInteger seen = new AtomicInteger();
        return reached -> {
            if (reached == step && seen.incrementAndGet() == write) {
                throw new IllegalStateException("interrupted");
            }
        };
    }

    /** Holds the first write at the step until it may go on. */
    private static WriteProbe holdingAt(WriteStep step, CountDownLatch inside, CountDownLatch goOn) {
        return reached -> {
            if (reached == step && inside.getCount() > 0) {
                inside.countDown();
                await(goOn);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody let the write go on.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
