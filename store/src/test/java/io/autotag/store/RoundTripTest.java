package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RoundTripTest {

    private static final int LOCK = 7_001;

    private TestDatabase test;
    private Database database;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        database = test.database();
        database.doInTransaction(tx ->
                tx.sql("CREATE TABLE note (n integer PRIMARY KEY, text text)").execute());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void eachStatementSeesWhatThoseBeforeItDid() {
        database.doInTransaction(tx -> {
            RoundTrip trip = tx.roundTrip();
            trip.add("INSERT INTO note VALUES (?, ?)", 1, "one");
            RoundTrip.Answer<String> first = trip.ask(row -> row.text("text"), "SELECT text FROM note ORDER BY n");
            RoundTrip.Answer<Boolean> two = trip.ask(row -> true, "INSERT INTO note VALUES (2, ?), (3, NULL)", "two");
            RoundTrip.Answer<Integer> numbers =
                    trip.ask(row -> row.integer("n"), "SELECT n FROM note WHERE n > ? ORDER BY n", 1);
            RoundTrip.Answer<Integer> none = trip.ask(row -> row.integer("n"), "SELECT n FROM note WHERE n > ?", 3);
            trip.run();
            assertThat(first.one()).isEqualTo("one");
            assertThat(two.touched()).isEqualTo(2);
            assertThat(numbers.list()).containsExactly(2, 3);
            assertThat(none.first()).isEmpty();
        });
    }

    @Test
    void aPlanForAllValuesIsMadeOnlyWhereItIsWanted() {
        String text = "SELECT text FROM note WHERE n = ?";
        database.doInTransaction(
                tx -> tx.sql("INSERT INTO note VALUES (1, 'one'), (2, 'two')").execute());
        database.look(tx -> {
            for (int turn = 0; turn < 10; turn++) {
                assertThat(tx.lookUp(row -> row.text("text"), text, 2)).contains("two");
                assertThat(tx.sql(text, 1).first(row -> row.text("text"))).contains("one");
            }
            assertThat(plans(tx, text, "generic_plans")).isPositive();
            assertThat(plans(tx, text, "custom_plans")).isPositive();
            return true;
        });
    }

    @Test
    void aPlanForAllValuesIsNotForcedUponTheTransactionAround() {
        assertThat(database.inTransaction(RoundTripTest::settings))
                .containsExactly("force_custom_plan on", "force_custom_plan on");
        assertThat(database.look(RoundTripTest::settings))
                .containsExactly("force_generic_plan off", "force_custom_plan on");
    }

    /** How statements are planned that are to be planned once, and then a statement behind them. */
    private static List<String> settings(Transaction tx) {
        String text =
                "SELECT current_setting('plan_cache_mode') || ' ' || current_setting('enable_seqscan') AS setting";
        return Stream.of(
                        tx.lookUp(row -> row.text("setting"), text),
                        tx.sql(text).first(row -> row.text("setting")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static long plans(Transaction tx, String text, String kind) {
        return tx.sql(
                        "SELECT sum(" + kind + ") AS plans FROM pg_prepared_statements WHERE statement LIKE ?",
                        "%" + text.replace("?", "%"))
                .first(row -> row.number("plans"))
                .orElseThrow();
    }

    @Test
    void whatOneOfThemBreaksNobodySees() {
        assertThatThrownBy(() -> database.doInTransaction(tx -> {
                    RoundTrip trip = tx.roundTrip();
                    trip.add("INSERT INTO note VALUES (1, 'kept?')");
                    trip.add("INSERT INTO note VALUES (1, 'twice')");
                    trip.add("INSERT INTO note VALUES (2, 'behind')");
                    trip.run();
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(notes()).isZero();
    }

    /** What a save rests on: who gets a lock reads behind it what was committed while they waited. */
    @Test
    void whatIsAskedBehindALockIsOfTheMomentInWhichItWasHad() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> database.doInTransaction(tx -> {
            tx.sql("SELECT pg_advisory_xact_lock(?)", LOCK).execute();
            tx.sql("INSERT INTO note VALUES (1, 'first')").update();
            locked.countDown();
            awaitSomebodyWaiting(asked);
        }));
        assertThat(locked.await(1, TimeUnit.MINUTES)).isTrue();
        long seen = database.inTransaction(tx -> {
            RoundTrip trip = tx.roundTrip();
            trip.add("SELECT pg_advisory_xact_lock(?)", LOCK);
            RoundTrip.Answer<Long> count = trip.ask(row -> row.number("n"), "SELECT count(*) AS n FROM note");
            asked.countDown();
            trip.run();
            return count.one();
        });
        first.get(1, TimeUnit.MINUTES);
        assertThat(seen).isEqualTo(1);
    }

    private void awaitSomebodyWaiting(CountDownLatch asked) {
        try {
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            test.awaitAdvisoryWaiters(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long notes() {
        return database.look(tx -> tx.sql("SELECT count(*) AS n FROM note").one(row -> row.number("n")));
    }
}
