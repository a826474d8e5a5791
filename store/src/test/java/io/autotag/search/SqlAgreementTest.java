package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Naive;
import io.autotag.query.QueryException;
import io.autotag.query.RandomTrees;
import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import io.autotag.query.sql.SqlFragment;
import io.autotag.search.StoredWorld.Stored;
import io.autotag.store.StoreException;
import io.autotag.store.TestDatabase;
import io.autotag.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The SQL finds, among rows of two organisations with the same names, what the rules of the language say. */
@Order(1)
final class SqlAgreementTest {

    private static final int QUERIES = 20_000;
    private static final int TO_A_TRANSACTION = 500;
    private static final int ITEMS = 24;

    private static TestDatabase test;
    private static Random random;
    private static Stored own;

    @BeforeAll
    static void plant() {
        test = TestDatabase.create();
        random = new Random(Seeds.next("SQL agreement"));
        own = StoredWorld.plant(test.database(), "own", new RandomWorld(random).world(ITEMS));
        StoredWorld.plant(test.database(), "strange", new RandomWorld(random).world(ITEMS));
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void selectsTheItemsOfWhichTheRulesHold() {
        RandomTrees trees = new RandomTrees(random);
        int compared = 0;
        for (int i = 0; i < QUERIES / TO_A_TRANSACTION; i++) {
            compared += test.database().<Integer>read(tx -> {
                int agreed = 0;
                for (int j = 0; j < TO_A_TRANSACTION; j++) {
                    agreed += agrees(tx, trees.text(3)) ? 1 : 0;
                }
                return agreed;
            });
        }
        assertThat(compared).isGreaterThan(QUERIES * 9 / 10);
    }

    private static boolean agrees(Transaction tx, String text) {
        Optional<List<Long>> found = find(tx, text);
        found.ifPresent(ids -> assertThat(ids).as(text).isEqualTo(expected(text)));
        return found.isPresent();
    }

    private static List<Long> expected(String text) {
        return own.items().entrySet().stream()
                .filter(entry -> Naive.holds(text, entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<List<Long>> find(Transaction tx, String text) {
        try {
            SqlFragment ids = new QueriedItems().itemIds(tx, own.project().id(), text);
            return Optional.of(tx.sql(ids.then(" ORDER BY id DESC")).list(row -> row.number("id")));
        } catch (StoreException refused) {
            assertThat(refused).hasCauseInstanceOf(QueryException.class).hasMessageContaining("too many alternatives");
            return Optional.empty();
        }
    }
}
