package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.review.ReviewEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has to be done to the log now and then. */
final class ReviewUpkeepTest {

    private final ReviewUpkeep upkeep = new ReviewUpkeep();
    private TestDatabase test;
    private ReviewDesk desk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 2).predicted();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void partitionsOfComingMonthsAreMadeAnewWhereTheyAreMissing() {
        long before = partitions();
        test.database().doInTransaction(tx -> tx.sql(
                        "DO $$ BEGIN EXECUTE 'DROP TABLE review_event_' || to_char(now() + interval '2 months', 'YYYY_MM'); END $$")
                .execute());
        assertThat(partitions()).isEqualTo(before - 1);
        test.database().doInTransaction(upkeep::extend);
        assertThat(partitions()).isEqualTo(before);
    }

    @Test
    void keysAreForgottenOnceTheyAreOld() {
        ReviewSave old = ReviewDesk.withKey(ReviewSave.of(List.of(desk.decision(desk.item(0), "car", ReviewEvent.ACCEPT)), false), "old");
        ReviewSave young = ReviewDesk.withKey(ReviewSave.of(List.of(desk.decision(desk.item(1), "car", ReviewEvent.ACCEPT)), false), "young");
        desk.save(desk.item(0), desk.ana, old);
        desk.save(desk.item(1), desk.ana, young);
        test.database().doInTransaction(tx -> tx.sql(
                        "UPDATE review_save SET created_at = now() - interval '31 days' WHERE idempotency_key = 'old'")
                .update());
        assertThat(test.database().inTransaction(upkeep::forget)).isEqualTo(1);
        assertThat(desk.save(desk.item(1), desk.ana, young).repeated()).isTrue();
        assertThat(desk.number("SELECT count(*) AS n FROM review_save")).isEqualTo(1);
    }

    private long partitions() {
        return desk.number("SELECT count(*) AS n FROM pg_inherits WHERE inhparent = 'review_event'::regclass");
    }
}
