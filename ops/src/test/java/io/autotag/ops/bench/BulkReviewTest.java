package io.autotag.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** The small form of the benchmark: it measures an action that really meets a tenth of the predictions. */
final class BulkReviewTest {

    @Test
    void measuresABulkAcceptAndItsUndoWhileAPersonSaves() throws Exception {
        try (TestDatabase test = TestDatabase.create()) {
            ReviewWorld world = ReviewWorld.plant(test.database(), 5_000);
            BulkReview.Measured measured = new BulkReview(test.database(), world).measure();
            assertThat(measured.predictions()).isBetween(480L, 500L);
            assertThat(measured.saves()).isPositive();
            assertThat(measured.applying()).isPositive();
            assertThat(measured.undoing()).isPositive();
            assertThat(test.database().<Long>read(tx -> tx.sql("SELECT count(*) AS n FROM prediction WHERE status = 1")
                            .one(row -> row.number("n"))))
                    .isZero();
        }
    }
}
