package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TestPictures;
import io.autotag.store.Run;
import io.autotag.store.RunEnding;
import io.autotag.store.RunProgress;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.autotag.store.RunSettlement;
import io.autotag.store.Selection;
import io.autotag.store.WriteProbe;
import io.autotag.store.WriteStep;
import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkActivities;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.ItemRange;
import io.autotag.workflow.RunRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts of the chunk activity that die or come late leave the rows of a run that nobody disturbed, bit for bit. */
@Order(1)
final class ExactlyOnceChunkTest {

    /** More than one batch. */
    private static final int ITEMS = 300;

    private static final List<byte[]> FILES = files();

    /** What an undisturbed run leaves; made by the first test that needs it. */
    private static @Nullable Outcome undisturbed;

    private final ColourTagger tagger = new ColourTagger();
    private @Nullable Bench bench;

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    @ParameterizedTest
    @MethodSource("interruptions")
    void anAttemptThatDiesWhileItWritesLeavesNoTrace(WriteStep step, int write) {
        RunRef run = begin(breakingAt(step, write), UnaryOperator.identity());
        assertThat(bench().process(run, 0, ITEMS).stop()).isEqualTo(Stop.DONE);
        assertSameAsUndisturbed(run);
    }

    static Stream<Arguments> interruptions() {
        return Stream.of(WriteStep.values()).flatMap(step -> Stream.of(1, 2).map(write -> Arguments.of(step, write)));
    }

    @Test
    void anAttemptThatDiesAfterItsLastCommitIsNotRepeated() {
        AtomicInteger attempts = new AtomicInteger();
        RunRef run = begin(WriteProbe.none(), chunks -> dyingAfterwards(chunks, attempts));
        assertThat(bench().process(run, 0, ITEMS)).isEqualTo(new ChunkOutcome(ITEMS, Stop.DONE));
        assertThat(attempts).hasValue(2);
        assertThat(tagger.calls()).isEqualTo(ITEMS);
        assertSameAsUndisturbed(run);
    }

    /** The first attempt stands still inside its work; the epoch moves on and the chunk is done under the next one. */
    @ParameterizedTest
    @EnumSource(WriteStep.class)
    void aZombieOfAnOlderEpochWritesNothingMore(WriteStep step) throws Exception {
        Gate gate = new Gate();
        RunRef old = begin(holdingFirstAt(step, gate), UnaryOperator.identity());
        CompletableFuture<ChunkOutcome> zombie = bench().start(chunk(old));
        gate.awaitSomebody();
        CompletableFuture<RunRef> next = CompletableFuture.supplyAsync(() -> bumpEpoch(old));
        assertThatThrownBy(() -> next.get(300, TimeUnit.MILLISECONDS))
                .hasToString("java.util.concurrent.TimeoutException");
        gate.open();
        RunRef current = next.get(20, TimeUnit.SECONDS);
        assertThat(bench().process(current, 0, ITEMS).stop()).isEqualTo(Stop.DONE);
        assertThatThrownBy(zombie::join)
                .satisfies(failure -> assertThat(FailureType.of(failure)).contains(FailureType.FENCED));
        assertSameAsUndisturbed(current);
    }

    /** Two attempts at the same chunk under the same epoch; the late one loses, and is told to come again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 150, 290})
    void aZombieOfTheSameEpochWritesNothingTwice(int heldAt) throws Exception {
        Gate gate = new Gate();
        RunRef run = begin(WriteProbe.none(), UnaryOperator.identity());
        AtomicInteger calls = new AtomicInteger();
        tagger.beforeEach(() -> {
            if (calls.incrementAndGet() == heldAt) {
                gate.pass();
            }
        });
        CompletableFuture<ChunkOutcome> zombie = bench().start(chunk(run));
        gate.awaitSomebody();
        assertThat(bench().process(run, 0, ITEMS).stop()).isEqualTo(Stop.DONE);
        gate.open();
        // Tried again after losing, it finds nothing to do.
        assertThat(zombie.get(20, TimeUnit.SECONDS)).isEqualTo(new ChunkOutcome(ITEMS, Stop.DONE));
        assertSameAsUndisturbed(run);
    }

    private RunRef begin(WriteProbe probe, UnaryOperator<ChunkActivities> around) {
        bench = Bench.with(tagger, probe, around);
        return planted(bench);
    }

    private static RunRef planted(Bench bench) {
        World world = bench.plant();
        world.addItems(FILES);
        return bench.plan(world.createRun(new Selection.Full(), false));
    }

    private Bench bench() {
        return Objects.requireNonNull(bench);
    }

    private static Chunk chunk(RunRef run) {
        return new Chunk(run, new ItemRange(0, ITEMS), Instant.now().plusSeconds(60));
    }

    private RunRef bumpEpoch(RunRef run) {
        Run bumped = bench().database()
                .inTransaction(tx -> new RunRepository().bumpEpoch(tx, run.id(), run.epoch(), "2"))
                .orElseThrow();
        return Bench.reference(bumped);
    }

    private void assertSameAsUndisturbed(RunRef run) {
        Outcome outcome = Outcome.of(bench(), run);
        assertThat(outcome.rows()).isEqualTo(undisturbed().rows()).hasSizeGreaterThan(ITEMS);
        assertThat(outcome.counts()).isEqualTo(undisturbed().counts());
    }

    private static synchronized Outcome undisturbed() {
        if (undisturbed == null) {
            try (Bench calm = Bench.with(new ColourTagger())) {
                RunRef run = planted(calm);
                calm.process(run, 0, ITEMS);
                undisturbed = Outcome.of(calm, run);
            }
        }
        return undisturbed;
    }

    /** What a run leaves; settles it. */
    private record Outcome(List<String> rows, List<Long> counts) {

        static Outcome of(Bench bench, RunRef run) {
            boolean settled = bench.database().inTransaction(tx -> new RunSettlement()
                    .settle(tx, run.id(), run.epoch(), RunEnding.COMPLETED, null));
            assertThat(settled).isTrue();
            RunProgress progress = bench.database().read(tx -> new RunReader().progress(tx, run.id()));
            return new Outcome(
                    bench.rows().ofRuns(),
                    List.of(
                            progress.total(),
                            progress.done(),
                            progress.failed(),
                            progress.skippedUnchanged(),
                            progress.predictions()));
        }
    }

    /** Small pictures, every fiftieth of them cut off. */
    private static List<byte[]> files() {
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            byte[] file = TestPictures.jpeg(37 + i % 40, 20 + i / 40);
            files.add(i % 50 == 7 ? TestPictures.cut(file, 0.6) : file);
        }
        return files;
    }

    private static WriteProbe breakingAt(WriteStep step, int write) {
        AtomicInteger seen = new AtomicInteger();
        return reached -> {
            if (reached == step && seen.incrementAndGet() == write) {
                throw new IllegalStateException("interrupted");
            }
        };
    }

    private static WriteProbe holdingFirstAt(WriteStep step, Gate gate) {
        AtomicInteger seen = new AtomicInteger();
        return reached -> {
            if (reached == step && seen.incrementAndGet() == 1) {
                gate.pass();
            }
        };
    }

    /** The first attempt does all its work, and its answer never arrives. */
    private static ChunkActivities dyingAfterwards(ChunkActivities chunks, AtomicInteger attempts) {
        return chunk -> {
            ChunkOutcome outcome = chunks.process(chunk);
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("died");
            }
            return outcome;
        };
    }

    /** Somebody is held at it until it opens. */
    private static final class Gate {

        private final CountDownLatch there = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        void pass() {
            there.countDown();
            Latches.await(opened);
        }

        void awaitSomebody() {
            Latches.await(there);
        }

        void open() {
            opened.countDown();
        }
    }
}
