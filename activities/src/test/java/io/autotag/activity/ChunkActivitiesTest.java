package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TestPictures;
import io.autotag.run.Desired;
import io.autotag.run.RunState;
import io.autotag.store.Run;
import io.autotag.store.RunProgress;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.ItemRange;
import io.autotag.workflow.RunRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChunkActivitiesTest {

    private static final int ITEMS = 40;

    /** The width of the first picture; each is a pixel wider than the one before. */
    private static final int NARROWEST = 40;

    private final ColourTagger tagger = new ColourTagger();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private Bench bench;
    private World world;
    private Run run;
    private RunRef reference;

    @BeforeEach
    void open() {
        bench = Bench.with(tagger);
        world = bench.plant();
        world.addItems(pictures(ITEMS));
        run = world.createRun(new Selection.Full(), false);
        reference = bench.plan(run);
    }

    @AfterEach
    void close() {
        letGo.countDown();
        bench.close();
    }

    @Test
    void tagsEveryItemOfItsRange() {
        assertThat(bench.process(reference, 0, ITEMS)).isEqualTo(new ChunkOutcome(ITEMS, Stop.DONE));
        assertThat(progress().done()).isEqualTo(ITEMS);
        assertThat(progress().predictions()).isEqualTo(2 * ITEMS);
        assertThat(bench.rows().number("SELECT count(*) FROM prediction")).isEqualTo(2 * ITEMS);
    }

    @Test
    void leavesWhatIsBehindItsRange() {
        bench.process(reference, 10, 15);
        assertThat(progress().done()).isEqualTo(5);
    }

    @Test
    void aChunkThatIsDoneIsNotDoneAgain() {
        bench.process(reference, 0, ITEMS);
        int calls = tagger.calls();
        assertThat(bench.process(reference, 0, ITEMS)).isEqualTo(new ChunkOutcome(ITEMS, Stop.DONE));
        assertThat(tagger.calls()).isEqualTo(calls);
    }

    @Test
    void whatWasDeletedBehindThePositionIsDoneAgain() {
        bench.process(reference, 0, ITEMS);
        takeAway("item_id % 7 = 1");
        assertThat(bench.process(reference, 0, ITEMS / 2)).isEqualTo(new ChunkOutcome(ITEMS / 2, Stop.DONE));
        assertThat(bench.rows().number("SELECT position FROM run_chunk")).isEqualTo(ITEMS);
        assertThat(bench.process(reference, 0, ITEMS)).isEqualTo(new ChunkOutcome(ITEMS, Stop.DONE));
        assertThat(bench.rows().number("SELECT count(*) FROM set_item")).isEqualTo(ITEMS);
        assertThat(bench.rows().number("SELECT count(*) FROM prediction")).isEqualTo(2 * ITEMS);
    }

    @Test
    void saysHowFarItCameBehindThePositionToo() {
        bench.process(reference, 0, ITEMS);
        takeAway("true");
        holdBehind(10);
        ChunkOutcome outcome = bench.start(new Chunk(reference, new ItemRange(0, ITEMS), Instant.EPOCH))
                .join();
        assertThat(outcome.stop()).isEqualTo(Stop.DEADLINE);
        assertThat(outcome.next())
                .isEqualTo(bench.rows().number("SELECT count(*) FROM set_item"))
                .isLessThan(ITEMS);
    }

    @Test
    void aRunCompletesThoughSomebodyDeletedWhatItHadSkipped() {
        List<String> first = world.itemUids().subList(0, ITEMS / 2);
        complete(world.createRun(new Selection.Items(first), false));
        bench.process(reference, 0, ITEMS);
        takeAway("run_id <> " + run.id());
        bench.start(run).getResult(Void.class);
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(progress().done()).isEqualTo(ITEMS);
    }

    @Test
    void anotherRunOverTheSameItemsWritesNothing() {
        bench.process(reference, 0, ITEMS);
        List<String> before = bench.rows().ofRuns();
        RunRef second = bench.plan(world.createRun(new Selection.Full(), false));
        assertThat(bench.process(second, 0, ITEMS)).isEqualTo(new ChunkOutcome(ITEMS, Stop.DONE));
        assertThat(bench.rows().ofRuns()).isEqualTo(before);
        assertThat(tagger.calls()).isEqualTo(ITEMS);
    }

    @Test
    void returnsEarlyWhenTheRunIsToPause() throws Exception {
        CountDownLatch held = holdBehind(10);
        CompletableFuture<ChunkOutcome> chunk = bench.start(
                new Chunk(reference, new ItemRange(0, ITEMS), Instant.now().plusSeconds(60)));
        Latches.await(held);
        bench.database().doInTransaction(tx -> new RunRepository().desire(tx, run, Desired.PAUSE));
        ChunkOutcome outcome = chunk.get(5, TimeUnit.SECONDS);
        assertThat(outcome.stop()).isEqualTo(Stop.STOPPED);
        assertThat(outcome.next()).isPositive().isLessThan(ITEMS);
        assertThat(progress().done()).isEqualTo(outcome.next());
    }

    @Test
    void doesNotBeginWhenTheRunIsToPause() {
        bench.database().doInTransaction(tx -> new RunRepository().desire(tx, run, Desired.PAUSE));
        assertThat(bench.process(reference, 0, ITEMS)).isEqualTo(new ChunkOutcome(0, Stop.STOPPED));
        assertThat(tagger.calls()).isZero();
    }

    @Test
    void returnsEarlyWhenItsTimeIsUp() {
        holdBehind(10);
        Instant soon = Instant.now().plusMillis(1_500);
        ChunkOutcome outcome =
                bench.start(new Chunk(reference, new ItemRange(0, ITEMS), soon)).join();
        assertThat(outcome.stop()).isEqualTo(Stop.DEADLINE);
        assertThat(outcome.next()).isPositive().isLessThan(ITEMS);
        letGo.countDown();
        assertThat(bench.process(reference, outcome.next(), ITEMS).stop()).isEqualTo(Stop.DONE);
        assertThat(progress().done()).isEqualTo(ITEMS);
    }

    @Test
    void writesOneBatchHoweverLateItStarts() {
        holdBehind(10);
        Chunk late = new Chunk(reference, new ItemRange(0, ITEMS), Instant.EPOCH);
        ChunkOutcome outcome = bench.start(late).join();
        assertThat(outcome.stop()).isEqualTo(Stop.DEADLINE);
        assertThat(outcome.next()).isPositive();
        assertThat(progress().done()).isEqualTo(outcome.next());
    }

    @Test
    void returnsWithWhatItHasWhenTheWorkerGoesDown() throws Exception {
        CountDownLatch held = holdBehind(10);
        CompletableFuture<ChunkOutcome> outcome = bench.start(
                new Chunk(reference, new ItemRange(0, ITEMS), Instant.now().plusSeconds(60)));
        Latches.await(held);
        bench.drain().begin();
        assertThat(outcome.get(5, TimeUnit.SECONDS).stop()).isEqualTo(Stop.SHUTDOWN);
        assertThat(progress().done()).isEqualTo(outcome.join().next()).isLessThan(ITEMS);
    }

    @Test
    void isFencedOffUnderAnOlderEpoch() {
        bench.database().inTransaction(tx -> new RunRepository().bumpEpoch(tx, run.id(), run.epoch(), "2"));
        assertThatThrownBy(() -> bench.process(reference, 0, ITEMS))
                .satisfies(failure -> assertThat(FailureType.of(failure)).contains(FailureType.FENCED));
        assertThat(tagger.calls()).isZero();
    }

    @Test
    void isFencedOffWhenTheEpochMovesUnderIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        tagger.beforeEach(() -> {
            begun.countDown();
            Latches.await(goOn);
        });
        CompletableFuture<ChunkOutcome> outcome = bench.start(
                new Chunk(reference, new ItemRange(0, ITEMS), Instant.now().plusSeconds(60)));
        Latches.await(begun);
        bench.database().inTransaction(tx -> new RunRepository().bumpEpoch(tx, run.id(), run.epoch(), "2"));
        goOn.countDown();
        assertThatThrownBy(outcome::join)
                .satisfies(failure -> assertThat(FailureType.of(failure)).contains(FailureType.FENCED));
        assertThat(bench.rows().ofRuns()).isEmpty();
    }

    /** Answers the first pictures and lets the others wait until {@code letGo}; tells when one of these is reached. */
    private CountDownLatch holdBehind(int answers) {
        CountDownLatch held = new CountDownLatch(1);
        tagger.beforeEachWidth(width -> {
            if (width >= NARROWEST + answers) {
                held.countDown();
                Latches.await(letGo);
            }
        });
        return held;
    }

    private void takeAway(String which) {
        bench.rows().change("DELETE FROM prediction WHERE " + which);
        bench.rows().change("DELETE FROM set_item WHERE " + which);
    }

    private void complete(Run other) {
        bench.start(other).getResult(Void.class);
        assertThat(world.reread(other).state()).isEqualTo(RunState.COMPLETED);
    }

    private RunProgress progress() {
        return bench.database().read(tx -> new RunReader().progress(tx, run.id()));
    }

    private static List<byte[]> pictures(int count) {
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(TestPictures.jpeg(NARROWEST + i, 30));
        }
        return pictures;
    }
}
