package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChangeUpkeepTest {

    private TestDatabase test;
    private Seed seed;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 2);
        run("DELETE FROM change_log");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void whatNobodyHasReadForAWeekIsForgotten() {
        change(10, "8 days");
        change(20, "9 days");
        change(30, "6 days");
        assertThat(forget()).isEqualTo(1);
        assertThat(number("SELECT xid::text::bigint AS n FROM change_log")).isEqualTo(30);
        assertThat(number("SELECT xid::text::bigint AS n FROM change_horizon")).isEqualTo(21);
        assertThat(forget()).isZero();
    }

    /** A transaction that is still open may have changes before these. */
    @Test
    void whatIsNotSettledYetStays() {
        long future = number("SELECT pg_current_xact_id()::text::bigint AS n") + 1_000;
        change(future, "8 days");
        assertThat(forget()).isZero();
        assertThat(number("SELECT count(*) AS n FROM change_log")).isEqualTo(1);
    }

    @Test
    void theHorizonNeverGoesBack() {
        run("INSERT INTO change_horizon (project_id, xid) VALUES ("
                + seed.project().id() + ", '500')");
        change(10, "8 days");
        forget();
        assertThat(number("SELECT xid::text::bigint AS n FROM change_horizon")).isEqualTo(500);
    }

    private void change(long xid, String age) {
        run("INSERT INTO change_log (xid, project_id, set_id, item_ids, at) VALUES ('" + xid + "', "
                + seed.project().id() + ", 0, '{1}', now() - interval '" + age + "')");
    }

    private int forget() {
        return test.database().inTransaction(tx -> new ChangeUpkeep().forget(tx));
    }

    private void run(String statement) {
        test.database().doInTransaction(tx -> tx.sql(statement).update());
    }

    private long number(String query) {
        return test.database().inTransaction(tx -> tx.sql(query).one(row -> row.number("n")));
    }
}
