package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that meet over the same items of the same set. */
final class TwoRunsTest {

    private static final int ITEMS = 600;

    private TestDatabase test;
    private Seed seed;
    private Tagging tagging;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", ITEMS);
        tagging = new Tagging(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void runsAtTheSameTimeTagEachItemOnce() throws Exception {
        Run one = tagging.begin(seed);
        Run other = tagging.begin(seed);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<WriteOutcome>> chunks = List.of(
                () -> tagging.attempt(one, new PositionRange(0, 300)),
                () -> tagging.attempt(other, new PositionRange(0, 300)),
                () -> tagging.attempt(other, new PositionRange(300, ITEMS)),
                () -> tagging.attempt(one, new PositionRange(300, ITEMS)));
        for (Future<WriteOutcome> outcome : threads.invokeAll(chunks)) {
            assertThat(outcome.get()).isEqualTo(WriteOutcome.WRITTEN);
        }
        threads.shutdown();
        assertCovered(tagging.finish(one));
        assertCovered(tagging.finish(other));
        assertThat(tagging.progress(one).done() + tagging.progress(other).done())
                .isEqualTo(tagging.number("SELECT count(*) AS n FROM set_item"))
                .isEqualTo(ITEMS - failing());
        assertThat(tagging.number("SELECT count(*) AS n FROM prediction")).isEqualTo(expectedPredictions());
    }

    @Test
    void aSecondRunWritesNothingAndSaysWhy() {
        tagging.finish(tagging.begin(seed));
        List<String> before = tagging.texts("SELECT p::text AS line FROM prediction p ORDER BY p");
        Run second = tagging.begin(seed);
        assertThat(tagging.progress(second).skippedUnchanged()).isEqualTo(ITEMS - failing());
        RunProgress progress = tagging.progress(tagging.finish(second));
        assertThat(progress.done()).isZero();
        assertThat(progress.skippedUnchanged()).isEqualTo(ITEMS - failing());
        assertThat(progress.processed()).isEqualTo(ITEMS);
        assertThat(tagging.texts("SELECT p::text AS line FROM prediction p ORDER BY p"))
                .isEqualTo(before);
    }

    @Test
    void aForcedRunTagsAgainWhatNobodyDecided() {
        tagging.finish(tagging.begin(seed));
        long decided = decideFirst();
        Run forced = tagging.finish(tagging.begin(seed, new Selection.Full(), true));
        RunProgress progress = tagging.progress(forced);
        assertThat(progress.skippedProtected()).isEqualTo(1);
        assertThat(progress.skippedUnchanged()).isZero();
        assertThat(progress.done()).isEqualTo(ITEMS - failing() - 1);
        assertThat(tagging.number("SELECT count(*) AS n FROM prediction")).isEqualTo(expectedPredictions());
        assertThat(tagging.texts(
                        "SELECT DISTINCT item_id::text AS line FROM prediction WHERE run_id <> " + forced.id()))
                .containsExactly(String.valueOf(decided));
    }

    @Test
    void aForcedRunLeavesWhatItDoesNotGetTo() {
        Run first = tagging.finish(tagging.begin(seed));
        long predictions = expectedPredictions();
        Run forced = tagging.begin(seed, new Selection.Full(), true);
        assertThat(tagging.number("SELECT count(*) AS n FROM prediction")).isEqualTo(predictions);
        tagging.attempt(forced, new PositionRange(0, 300));
        test.database().doInTransaction(tx -> tx.sql("UPDATE run SET state = 'cancelled' WHERE id = ?", forced.id())
                .update());
        assertThat(tagging.number("SELECT count(*) AS n FROM prediction")).isEqualTo(predictions);
        assertThat(tagging.texts("SELECT DISTINCT run_id::text AS line FROM prediction ORDER BY 1"))
                .containsExactly(String.valueOf(first.id()), String.valueOf(forced.id()));
        Run plain = tagging.begin(seed);
        assertThat(tagging.progress(plain).skippedUnchanged()).isEqualTo(ITEMS - failing());
        Run again = tagging.finish(tagging.begin(seed, new Selection.Full(), true));
        assertThat(tagging.texts("SELECT DISTINCT run_id::text AS line FROM prediction"))
                .containsExactly(String.valueOf(again.id()));
    }

    @Test
    void whatIsDecidedWhileAForcedRunIsOnItsWayStays() {
        Run first = tagging.finish(tagging.begin(seed));
        Run forced = tagging.begin(seed, new Selection.Full(), true);
        long decided = decideFirst();
        RunProgress progress = tagging.progress(tagging.finish(forced));
        assertThat(progress.skippedProtected()).isEqualTo(1);
        assertThat(progress.done()).isEqualTo(ITEMS - failing() - 1);
        assertThat(tagging.texts("SELECT DISTINCT item_id::text AS line FROM prediction WHERE run_id = " + first.id()))
                .containsExactly(String.valueOf(decided));
        assertThat(tagging.number("SELECT count(*) AS n FROM prediction")).isEqualTo(expectedPredictions());
    }

    @Test
    void whatAForcedRunFailsOnKeepsWhatWasFoundUntilARetryReplacesIt() {
        Run first = tagging.finish(tagging.begin(seed));
        Run forced = tagging.begin(seed, new Selection.Full(), true);
        WorkItem item = tagging.itemsAt(forced, new PositionRange(0, 12)).stream()
                .filter(candidate -> candidate.itemId() % 7 != 0)
                .findFirst()
                .orElseThrow();
        ChunkKey chunk = new ChunkKey(forced.id(), forced.epoch(), 0);
        tagging.positionOf(chunk);
        List<ItemFailure> failure = List.of(new ItemFailure(item.itemId(), FailureCode.TIMEOUT, "It took too long."));
        write(chunk, 0, 1, List.of(), failure);
        List<ItemPredictions> late = List.of(new ItemPredictions(item.itemId(), Tagging.predictionsOf(item.itemId())));
        write(chunk, 1, 2, late, List.of());
        String runs = "SELECT DISTINCT run_id::text AS line FROM prediction WHERE item_id = " + item.itemId();
        assertThat(tagging.texts(runs)).containsExactly(String.valueOf(first.id()));
        assertThat(tagging.progress(forced).failed()).isEqualTo(1);
        Run retry = tagging.plan(test.database()
                .inTransaction(tx -> new RunRepository().createRetry(tx, tagging.finish(forced), "again"))
                .run());
        assertThat(tagging.progress(tagging.finish(retry)).done()).isEqualTo(1);
        assertThat(tagging.texts(runs)).containsExactly(String.valueOf(retry.id()));
    }

    @Test
    void aForcedRunLeavesOpenRunsAlone() {
        Run open = tagging.begin(seed);
        tagging.attempt(open, new PositionRange(0, 512));
        long claimed = tagging.number("SELECT count(*) AS n FROM set_item");
        Run forced = tagging.begin(seed, new Selection.Full(), true);
        assertThat(tagging.number("SELECT count(*) AS n FROM set_item")).isEqualTo(claimed);
        assertThat(tagging.progress(forced).skippedUnchanged()).isEqualTo(claimed);
    }

    @Test
    void aRetryCoversTheFailuresOnly() {
        Run failing = tagging.finish(tagging.begin(seed));
        Run retry = test.database()
                .inTransaction(tx -> new RunRepository().createRetry(tx, failing, "again"))
                .run();
        Run planned = tagging.plan(retry);
        assertThat(retry.kind()).isEqualTo(RunKind.RETRY);
        assertThat(planned.total()).isEqualTo(failing()).isPositive();
        assertThat(tagging.progress(tagging.finish(planned)).failed()).isEqualTo(failing());
    }

    @Test
    void anItemThatFailedStaysFailedForItsRun() {
        Run run = tagging.begin(seed);
        tagging.attempt(run, new PositionRange(0, 12));
        long failed = tagging.progress(run).failed();
        WorkItem good = tagging.itemsAt(run, new PositionRange(12, 13)).get(0);
        long bad = tagging.number("SELECT min(item_id) AS n FROM run_failure");
        ChunkKey chunk = new ChunkKey(run.id(), run.epoch(), 12);
        tagging.positionOf(chunk);
        List<ItemPredictions> late = List.of(
                new ItemPredictions(bad, Tagging.predictionsOf(3)),
                new ItemPredictions(good.itemId(), Tagging.predictionsOf(good.itemId())));
        write(chunk, 12, 13, late, List.of());
        assertThat(tagging.progress(run).failed()).isEqualTo(failed);
        assertThat(tagging.number("SELECT count(*) AS n FROM set_item WHERE item_id = " + bad))
                .isZero();
    }

    private void write(ChunkKey chunk, long from, long to, List<ItemPredictions> found, List<ItemFailure> failed) {
        test.database().inTransaction(tx -> new PredictionWriter().write(tx, chunk, from, to, found, failed, 1));
    }

    private void assertCovered(Run run) {
        RunProgress progress = tagging.progress(run);
        assertThat(progress.done() + progress.failed() + progress.skippedUnchanged() + progress.skippedProtected())
                .isEqualTo(ITEMS);
    }

    private long decideFirst() {
        return test.database().inTransaction(tx -> tx.sql("UPDATE prediction SET status = 1, version = 1 WHERE seq = 0"
                        + " AND item_id = (SELECT min(item_id) FROM prediction) RETURNING item_id")
                .one(row -> row.number("item_id")));
    }

    private long failing() {
        return seed.items().stream().filter(item -> item.id() % 7 == 0).count();
    }

    private long expectedPredictions() {
        return seed.items().stream()
                .filter(item -> item.id() % 7 != 0)
                .mapToLong(item -> Tagging.predictionsOf(item.id()).size())
                .sum();
    }
}
