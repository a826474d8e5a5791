package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the planner is told of predictions. */
final class PredictionStatisticsTest {

    private TestDatabase test;
    private ReviewDesk desk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 20).predicted();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void smallPartitionsAreNotLookedAt() {
        assertThat(refresh()).isZero();
    }

    @Test
    void whatHasGrownIsLookedAtOnce() {
        grow(30_000);
        assertThat(refresh()).isEqualTo(1);
        assertThat(known()).isPositive();
        assertThat(refresh()).isZero();
        grow(1_000);
        assertThat(refresh()).isZero();
        grow(10_000);
        assertThat(refresh()).isEqualTo(1);
    }

    @Test
    void theEndOfARunLooksAtWhatItWrote() {
        Tagging tagging = new Tagging(test.database());
        Run run = tagging.begin(desk.seed);
        grow(30_000);
        assertThat(known()).isZero();
        tagging.finish(run);
        assertThat(known()).isPositive();
    }

    @Test
    void aBulkActionIsFrozenByPlansThatKnowThePredictions() {
        grow(30_000);
        BulkDesk bulk = new BulkDesk(desk);
        BulkAction action = bulk.create(BulkOrder.accept("car 0.5"));
        assertThat(bulk.settle(action)).isTrue();
        assertThat(known()).isPositive();
    }

    @Test
    void whoeverIsLookingAlreadyIsNotWaitedFor() {
        grow(30_000);
        test.database().doInTransaction(first -> {
            assertThat(PredictionStatistics.refresh(first, desk.seed.project().id()))
                    .isEqualTo(1);
            refresh();
        });
        assertThat(known()).isPositive();
    }

    private int refresh() {
        return test.database()
                .inTransaction(tx ->
                        PredictionStatistics.refresh(tx, desk.seed.project().id()));
    }

    /** For how many columns of how many partitions there are statistics. */
    private long known() {
        return desk.number("SELECT count(*) AS n FROM pg_stats WHERE tablename ~ '^prediction_[0-9]+$'");
    }

    /** As many predictions of the project's set, on items of no dataset. */
    private void grow(int rows) {
        test.database().doInTransaction(tx -> tx.sql(
                        """
                        INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score, confidence)
                        SELECT s.shard, s.id, m.last + n, 0, 1, 1, 1, 0.5, 0.75
                        FROM prediction_set s, generate_series(1, ?) n,
                             (SELECT max(item_id) + 1000 AS last FROM prediction) m
                        WHERE s.project_id = ?""",
                        rows,
                        desk.seed.project().id())
                .update());
    }
}
