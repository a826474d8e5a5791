package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TestPictures;
import io.autotag.store.Run;
import io.autotag.store.RunProbes;
import io.autotag.store.RunProgress;
import io.autotag.store.RunReader;
import io.autotag.store.Selection;
import io.autotag.workflow.ChunkActivities;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.RunRef;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is wrong with one item is that item's failure, with a sentence, and nobody else's. */
final class ItemFailuresTest {

    private final ColourTagger tagger = new ColourTagger();
    private @Nullable Bench bench;

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void everyKindOfFailureIsListedAndTheOthersAreTagged() {
        bench = Bench.with(tagger);
        World world = bench.plant();
        world.addItems(List.of(
                TestPictures.jpeg(50, 40),
                TestPictures.cut(TestPictures.jpeg(50, 40), 0.4),
                World.bytes("This is no picture."),
                new byte[0],
                TestPictures.pngClaiming(30_000, 30_000),
                new byte[(1 << 20) + 1],
                TestPictures.jpeg(ColourTagger.WITHOUT_ANSWER, 40),
                TestPictures.jpeg(ColourTagger.TOO_SLOW, 40),
                TestPictures.jpeg(ColourTagger.TRIPPING_OVER, 40),
                TestPictures.jpeg(51, 40)));
        world.addItemWithoutFile("00010.jpg");
        Run run = world.createRun(new Selection.Full(), false);
        assertThat(bench.process(bench.plan(run), 0, 11)).isEqualTo(new ChunkOutcome(11, Stop.DONE));
        assertThat(bench.rows().failures())
                .containsExactly(
                        "00001.jpg unreadable",
                        "00002.jpg unsupported",
                        "00003.jpg unreadable",
                        "00004.jpg too_large",
                        "00005.jpg too_large",
                        "00006.jpg non_finite",
                        "00007.jpg timeout",
                        "00008.jpg crash",
                        "00010.jpg missing");
        assertThat(bench.rows().texts("SELECT message FROM run_failure"))
                .allSatisfy(message -> assertThat(message).matches("[A-Z].+\\."));
        assertThat(progress(bench, run).done()).isEqualTo(2);
        assertThat(progress(bench, run).failed()).isEqualTo(9);
    }

    @Test
    void anItemThatTookTheWorkerDownTwiceIsNotTriedAgain() {
        bench = Bench.with(tagger, step -> {}, ItemFailuresTest::dyingFirst);
        World world = bench.plant();
        world.addItems(List.of(TestPictures.jpeg(50, 40), TestPictures.jpeg(51, 40), TestPictures.jpeg(52, 40)));
        Run run = world.createRun(new Selection.Full(), false);
        RunRef reference = bench.plan(run);
        long bad = bench.rows().number("SELECT id FROM item WHERE key = '00001.jpg'");
        for (int death = 0; death < ProbedItems.MOST_UNANSWERED; death++) {
            bench.database().inTransaction(tx -> new RunProbes().begin(tx, run.id(), bad));
        }
        assertThat(bench.process(reference, 0, 3)).isEqualTo(new ChunkOutcome(3, Stop.DONE));
        assertThat(bench.rows().failures()).containsExactly("00001.jpg crash");
        assertThat(tagger.calls()).isEqualTo(2);
        assertThat(progress(bench, run).done()).isEqualTo(2);
    }

    @Test
    void anItemThatTakesThreadsDownIsFoundOutAndTheRunGoesOnBehindIt() {
        bench = Bench.with(tagger);
        World world = bench.plant();
        world.addItems(List.of(
                TestPictures.jpeg(50, 40), TestPictures.jpeg(ColourTagger.RUINOUS, 40), TestPictures.jpeg(52, 40)));
        Run run = world.createRun(new Selection.Full(), false);
        assertThat(bench.process(bench.plan(run), 0, 3)).isEqualTo(new ChunkOutcome(3, Stop.DONE));
        assertThat(bench.rows().failures()).containsExactly("00001.jpg crash");
        assertThat(progress(bench, run).done()).isEqualTo(2);
    }

    @Test
    void manyItemsThatTakeThreadsDownAreFoundOutOneAfterTheOther() {
        bench = Bench.with(tagger);
        World world = bench.plant();
        byte[] ruinous = TestPictures.jpeg(ColourTagger.RUINOUS, 40);
        world.addItems(List.of(ruinous, ruinous, ruinous, ruinous, TestPictures.jpeg(50, 40)));
        Run run = world.createRun(new Selection.Full(), false);
        RunRef reference = bench.plan(run);
        Bench working = bench;
        assertThatThrownBy(() -> working.process(reference, 0, 5)).isInstanceOf(CompletionException.class);
        assertThat(bench.rows().failures()).containsExactly("00000.jpg crash");
        assertThat(bench.process(reference, 0, 5)).isEqualTo(new ChunkOutcome(5, Stop.DONE));
        assertThat(bench.rows().failures())
                .containsExactly("00000.jpg crash", "00001.jpg crash", "00002.jpg crash", "00003.jpg crash");
        assertThat(progress(bench, run).done()).isEqualTo(1);
        assertThat(bench.rows().number("SELECT count(*) FROM run_probe")).isZero();
    }

    @Test
    void anItemThatAnswersKeepsNoProbe() {
        bench = Bench.with(tagger, step -> {}, ItemFailuresTest::dyingFirst);
        World world = bench.plant();
        world.addItems(List.of(TestPictures.jpeg(50, 40), TestPictures.cut(TestPictures.jpeg(51, 40), 0.5)));
        Run run = world.createRun(new Selection.Full(), false);
        bench.process(bench.plan(run), 0, 2);
        assertThat(bench.rows().number("SELECT count(*) FROM run_probe")).isZero();
        assertThat(bench.rows().failures()).containsExactly("00001.jpg unreadable");
    }

    private static RunProgress progress(Bench bench, Run run) {
        return bench.database().read(tx -> new RunReader().progress(tx, run.id()));
    }

    /** The first attempt dies before it does anything, so that the next ones look at each item. */
    private static ChunkActivities dyingFirst(ChunkActivities chunks) {
        AtomicInteger attempts = new AtomicInteger();
        return chunk -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("died");
            }
            return chunks.process(chunk);
        };
    }
}
