package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.review.ReviewEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        drop("2 months");
        assertThat(partitions()).isEqualTo(before - 1);
        test.database().doInTransaction(upkeep::extend);
        assertThat(partitions()).isEqualTo(before);
    }

    @Test
    void whatWasLoggedBeforeTheMonthHadAPartitionIsMovedThere() {
        forgetThisMonth();
        desk.decide(desk.item(0), desk.ana, "car", ReviewEvent.ACCEPT);
        desk.decide(desk.item(1), desk.ben, "dog", ReviewEvent.REJECT);
        List<String> logged = log();
        assertThat(inDefaultPartition()).isEqualTo(logged.size()).isPositive();
        assertThat(extended()).isEqualTo(1);
        assertThat(log()).isEqualTo(logged);
        assertThat(inDefaultPartition()).isZero();
        desk.decide(desk.item(0), desk.ana, "dog", ReviewEvent.ACCEPT);
        assertThat(inDefaultPartition()).isZero();
        assertThat(extended()).isZero();
    }

    @Test
    void aMonthOfWhichVeryMuchWasLoggedStaysAndHindersNoOther() {
        forgetThisMonth();
        test.database().doInTransaction(tx -> tx.sql(
                        "INSERT INTO review_event (project_id, actor, kind) SELECT 1, 1, 'accept' FROM generate_series(0, 100000)")
                .execute());
        drop("2 months");
        assertThat(extended()).isEqualTo(1);
        assertThat(inDefaultPartition()).isEqualTo(100_001);
        assertThat(extended()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE review_event SET actor = 7",
                "UPDATE review_event SET at = at + interval '1 month'",
                "DELETE FROM review_event",
                "TRUNCATE review_event"
            })
    void linesStayAsTheyWereWritten(String statement) {
        desk.decide(desk.item(0), desk.ana, "car", ReviewEvent.ACCEPT);
        List<String> logged = log();
        assertThat(logged).isNotEmpty();
        assertThatThrownBy(() ->
                        test.database().doInTransaction(tx -> tx.sql(statement).execute()))
                .rootCause()
                .hasMessageContaining("review_event is append-only");
        assertThat(log()).isEqualTo(logged);
    }

    @Test
    void linesOfTheDefaultPartitionStayTooExceptWhereTheyAreMoved() {
        forgetThisMonth();
        desk.decide(desk.item(0), desk.ana, "car", ReviewEvent.ACCEPT);
        assertThat(extended()).isEqualTo(1);
        forgetThisMonth();
        desk.decide(desk.item(1), desk.ana, "car", ReviewEvent.ACCEPT);
        assertThatThrownBy(() -> test.database().doInTransaction(tx -> tx.sql("DELETE FROM review_event_rest")
                        .execute()))
                .rootCause()
                .hasMessageContaining("review_event is append-only");
    }

    @Test
    void keysAreForgottenOnceTheyAreOld() {
        ReviewSave old = ReviewDesk.withKey(
                ReviewSave.of(List.of(desk.decision(desk.item(0), "car", ReviewEvent.ACCEPT)), false), "old");
        ReviewSave young = ReviewDesk.withKey(
                ReviewSave.of(List.of(desk.decision(desk.item(1), "car", ReviewEvent.ACCEPT)), false), "young");
        desk.save(desk.item(0), desk.ana, old);
        desk.save(desk.item(1), desk.ana, young);
        test.database().doInTransaction(tx -> tx.sql(
                        "UPDATE review_save SET created_at = now() - interval '31 days' WHERE idempotency_key = 'old'")
                .update());
        assertThat(test.database().inTransaction(upkeep::forget)).isEqualTo(1);
        assertThat(desk.save(desk.item(1), desk.ana, young).repeated()).isTrue();
        assertThat(desk.number("SELECT count(*) AS n FROM review_save")).isEqualTo(1);
    }

    /** As if nobody had made this month's partition ahead. */
    private void forgetThisMonth() {
        drop("0 months");
    }

    private void drop(String ahead) {
        test.database().doInTransaction(tx -> tx.sql(
                        "DO $$ BEGIN EXECUTE 'DROP TABLE review_event_' || to_char(now() + interval '" + ahead
                                + "', 'YYYY_MM'); END $$")
                .execute());
    }

    private int extended() {
        return test.database().inTransaction(tx -> new ReviewEvents().extend(tx, 3));
    }

    private List<String> log() {
        return desk.texts("SELECT e::text AS line FROM review_event e ORDER BY id");
    }

    private long inDefaultPartition() {
        return desk.number("SELECT count(*) AS n FROM review_event_rest");
    }

    private long partitions() {
        return desk.number("SELECT count(*) AS n FROM pg_inherits WHERE inhparent = 'review_event'::regclass");
    }
}
