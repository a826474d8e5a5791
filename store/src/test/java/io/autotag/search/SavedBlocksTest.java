package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.Seed;
import io.autotag.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of changes is forgotten as far as nobody needs it, and the horizon says how far that is. */
final class SavedBlocksTest {

    private TestDatabase test;
    private Seed seed;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "harbour", 3);
        run("DELETE FROM change_log");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void theHorizonIsBehindTheLastThatWasForgotten() {
        change(10, "2 hours");
        change(20, "61 minutes");
        change(30, "1 minute");
        forget(1_000);
        assertThat(number("SELECT count(*) AS n FROM change_log")).isEqualTo(1);
        assertThat(horizon()).isEqualTo(21);
        forget(2_000);
        assertThat(horizon()).isEqualTo(21);
    }

    @Test
    void whatASavedBlockMayNeedStays() {
        change(10, "2 hours");
        change(20, "2 hours");
        forget(20);
        assertThat(number("SELECT xid::text::bigint AS n FROM change_log")).isEqualTo(20);
        assertThat(horizon()).isEqualTo(11);
    }

    @Test
    void whatARescoringHasNotCopiedStaysForADay() {
        rescoring("15:15:");
        change(10, "2 hours");
        change(20, "23 hours");
        change(30, "25 hours");
        forget(1_000);
        assertThat(number("SELECT xid::text::bigint AS n FROM change_log")).isEqualTo(20);
        assertThat(horizon()).isEqualTo(31);
    }

    private void rescoring(String marker) {
        run("INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)" + " SELECT "
                + seed.project().id() + ", " + seed.version().id() + ", '', true, 1");
        run("INSERT INTO rescoring (set_id, takes_back, source_shard, target_shard, actor, marker)"
                + " SELECT s.id, false, 1, 2, u.id, '" + marker + "' FROM prediction_set s, app_user u LIMIT 1");
    }

    private void change(long xid, String age) {
        run("INSERT INTO change_log (xid, project_id, set_id, item_ids, at) VALUES ('" + xid + "', "
                + seed.project().id() + ", 0, '{1}', now() - interval '" + age + "')");
    }

    private void forget(long asOf) {
        test.database().doInTransaction(tx -> new SavedBlocks(tx, seed.project()).forgetChanges(asOf));
    }

    private long horizon() {
        return number("SELECT xid::text::bigint AS n FROM change_horizon");
    }

    private void run(String statement) {
        test.database().doInTransaction(tx -> tx.sql(statement).update());
    }

    private long number(String query) {
        return test.database().read(tx -> tx.sql(query).one(row -> row.number("n")));
    }
}
