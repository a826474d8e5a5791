package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DatabaseTest {

    private static TestDatabase test;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void keepsNothingOfATransactionThatFails() {
        Seed seed = Seed.plant(test.database(), "failing", 0);
        AccountRepository accounts = new AccountRepository();
        assertThatThrownBy(() -> test.database().inTransaction(tx -> {
                    accounts.createUser(tx, seed.organisation().id(), "gone");
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        Optional<User> gone = test.database()
                .read(tx -> accounts.findUser(tx, seed.organisation().id(), "gone"));
        assertThat(gone).isEmpty();
    }

    @Test
    void refusesToWriteInARead() {
        AccountRepository accounts = new AccountRepository();
        assertThatThrownBy(() -> test.database().read(tx -> accounts.createOrganisation(tx, "reader", "reader")))
                .isInstanceOfSatisfying(StoreException.class, refused -> assertThat(refused.code())
                        .isEqualTo(StoreError.UNAVAILABLE))
                .hasStackTraceContaining("read-only transaction");
    }

    @Test
    void everyStatementOfALookIsATransactionOfItsOwn() {
        assertThat(test.database().look(DatabaseTest::begun)).doesNotHaveDuplicates();
        assertThat(test.database().read(DatabaseTest::begun).stream().distinct())
                .hasSize(1);
    }

    /** When the transactions of two statements began. */
    private static List<Instant> begun(Transaction tx) {
        String begun = "SELECT now() AS begun";
        return List.of(
                tx.sql(begun).one(row -> row.instant("begun")), tx.sql(begun).one(row -> row.instant("begun")));
    }

    @Test
    void seesOneMomentWhereThatIsWanted() {
        AccountRepository accounts = new AccountRepository();
        List<Long> counts = test.database().read(tx -> {
            tx.seeOneMoment();
            long before = organisations(tx);
            test.database().inTransaction(other -> accounts.createOrganisation(other, "later", "later"));
            return List.of(before, organisations(tx));
        });
        assertThat(counts.get(1)).isEqualTo(counts.get(0));
        assertThat(test.database().read(DatabaseTest::organisations)).isEqualTo(counts.get(0) + 1);
    }

    private static long organisations(Transaction tx) {
        return tx.sql("SELECT count(*) AS organisations FROM organisation").one(row -> row.number("organisations"));
    }

    @Test
    void saysThatANameIsTaken() {
        Seed.plant(test.database(), "twice", 0);
        AccountRepository accounts = new AccountRepository();
        assertThatThrownBy(() -> test.database().inTransaction(tx -> accounts.createOrganisation(tx, "twice", "twice")))
                .isInstanceOfSatisfying(StoreException.class, refused -> assertThat(refused.code())
                        .isEqualTo(StoreError.CONFLICT));
    }

    @Test
    void saysThatTheServerCannotBeReached() {
        DatabaseSettings nowhere = new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/nothing", "nobody", "", 2);
        assertThatThrownBy(() -> Database.open(nowhere))
                .isInstanceOfSatisfying(StoreException.class, failed -> assertThat(failed.code())
                        .isEqualTo(StoreError.UNAVAILABLE));
    }

    @Test
    void saysThatTheConnectionWasLost() {
        assertThatThrownBy(() -> test.database()
                        .doInTransaction(tx -> tx.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                                .execute()))
                .isInstanceOfSatisfying(
                        StoreException.class, lost -> assertThat(lost.code()).isEqualTo(StoreError.UNAVAILABLE));
    }

    @Test
    void aSessionIsGivenUpSoonWhenNothingIsHeardOfIt() {
        String settings = "SELECT name || ' ' || setting AS line FROM pg_settings WHERE name IN"
                + " ('tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count',"
                + " 'idle_in_transaction_session_timeout') ORDER BY name";
        List<String> lines = test.database().read(tx -> tx.sql(settings).list(row -> row.text("line")));
        assertThat(lines)
                .containsExactly(
                        "idle_in_transaction_session_timeout 120000",
                        "tcp_keepalives_count 3",
                        "tcp_keepalives_idle 15",
                        "tcp_keepalives_interval 5");
    }

    @Test
    void whoStandsStillWithinATransactionLosesIt() {
        assertThatThrownBy(() -> test.database().doInTransaction(tx -> {
                    tx.sql("SET LOCAL idle_in_transaction_session_timeout = 1").execute();
                    int self = tx.sql("SELECT pg_backend_pid() AS pid").one(row -> row.integer("pid"));
                    awaitEnd(self);
                    tx.sql("SELECT 1").execute();
                }))
                .isInstanceOfSatisfying(
                        StoreException.class, lost -> assertThat(lost.code()).isEqualTo(StoreError.UNAVAILABLE));
    }

    private static void awaitEnd(int backend) {
        String alive = "SELECT count(*) AS n FROM pg_stat_activity WHERE pid = ?";
        Instant due = Instant.now().plusSeconds(30);
        while (test.database().read(tx -> tx.sql(alive, backend).one(row -> row.integer("n"))) > 0) {
            assertThat(Instant.now()).isBefore(due);
        }
    }

    @Test
    void migratesTwiceWithoutHarm() {
        DatabaseSettings empty = TestDatabase.createEmpty();
        Database.migrate(empty);
        Database.migrate(empty);
        try (Database database = Database.open(empty)) {
            new ReadinessProbe(database).ping();
        }
    }

    @Test
    void knowsWhetherTheSchemaIsThere() {
        DatabaseSettings empty = TestDatabase.createEmpty();
        assertThat(Database.isMigrated(empty)).isFalse();
        Database.migrate(empty);
        assertThat(Database.isMigrated(empty)).isTrue();
    }
}
