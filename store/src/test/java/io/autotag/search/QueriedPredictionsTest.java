package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.RandomTrees;
import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import io.autotag.query.TagLevel;
import io.autotag.query.World;
import io.autotag.query.World.Prediction;
import io.autotag.search.StoredWorld.Stored;
import io.autotag.store.StoreException;
import io.autotag.store.TestDatabase;
import io.autotag.store.Transaction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which predictions a bulk action falls on. */
final class QueriedPredictionsTest {

    private static final int QUERIES = 3_000;
    private static final int TO_A_TRANSACTION = 500;
    private static final int ITEMS = 24;

    /** About as many as the longest query has. */
    private static final int PARTS = 120;

    private static TestDatabase test;
    private static Random random;
    private static Stored own;

    @BeforeAll
    static void plant() {
        test = TestDatabase.create();
        random = new Random(Seeds.next("predictions that queries mean"));
        own = StoredWorld.plant(test.database(), "own", new RandomWorld(random).world(ITEMS));
        StoredWorld.plant(test.database(), "strange", new RandomWorld(random).world(ITEMS));
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void areThoseTheRulesName() {
        RandomTrees trees = new RandomTrees(random);
        int compared = 0;
        for (int i = 0; i < QUERIES / TO_A_TRANSACTION; i++) {
            compared += test.database().<Integer>read(tx -> (int) IntStream.range(0, TO_A_TRANSACTION)
                    .filter(n -> agrees(tx, trees.text(3)))
                    .count());
        }
        assertThat(compared).isGreaterThan(QUERIES * 9 / 10);
    }

    @Test
    void areTheOnesOfThePrefixWithItsScore() {
        assertThat(find("object_prefix:car AND score >= 0.5"))
                .isEqualTo(keys(one -> one.level() == TagLevel.OBJECT
                        && one.label().equals("car")
                        && one.score() >= 0.5f
                        && one.set().visible()));
    }

    @Test
    void applyWhereAQueryAsksForNone() {
        assertThat(find("NOT reference_id = \"none\""))
                .isEqualTo(keys(one -> one.set().visible() && one.score() >= 0));
    }

    @Test
    void areOnlyOfTheAlternativeThatHolds() {
        String never = "slice = \"nowhere\" AND image_prefix:rain";
        assertThat(find("object_prefix:car OR (" + never + ")")).isEqualTo(find("object_prefix:car"));
    }

    @Test
    void areNotTheOthersOfATagWhoseBestScoreIsAskedFor() {
        assertThat(find("autotag.object.car >= 0.5")).isEqualTo(find("object(label = \"car\" AND score >= 0.5)"));
    }

    @Test
    void areFoundWhereManyPartsAskForThem() {
        assertThat(find(many("count(object(score > 0)) >= 1", " AND ")))
                .isNotEmpty()
                .isEqualTo(find("count(object(score > 0)) >= 1"));
    }

    private static String many(String part, String glue) {
        return String.join(glue, Collections.nCopies(PARTS, part));
    }

    @Test
    void areNoneOfAQueryThatMakesNoSense() {
        assertThatThrownBy(() -> find("scor > 0"))
                .isInstanceOf(StoreException.class)
                .hasCauseInstanceOf(QueryException.class);
    }

    private static boolean agrees(Transaction tx, String text) {
        try {
            List<String> found = find(tx, text);
            assertThat(found).as(text).isEqualTo(expected(Query.parse(text)));
            return true;
        } catch (StoreException refused) {
            assertThat(refused).hasCauseInstanceOf(QueryException.class).hasMessageContaining("too many alternatives");
            return false;
        }
    }

    private static List<String> find(String text) {
        return test.database().read(tx -> find(tx, text));
    }

    private static List<String> find(Transaction tx, String text) {
        return tx
                .sql(new QueriedPredictions().predictions(tx, own.project().id(), text))
                .list(row -> row.number("item_id") + "-" + row.number("seq"))
                .stream()
                .sorted()
                .toList();
    }

    private static List<String> expected(Query query) {
        return own.items().entrySet().stream()
                .flatMap(entry -> {
                    Set<Prediction> meant = MeantOracle.meant(query.condition(), entry.getValue());
                    return keys(entry, meant::contains).stream();
                })
                .sorted()
                .toList();
    }

    private static List<String> keys(Predicate<Prediction> wanted) {
        return own.items().entrySet().stream()
                .flatMap(entry -> keys(entry, wanted).stream())
                .sorted()
                .toList();
    }

    private static List<String> keys(Map.Entry<Long, World.Item> entry, Predicate<Prediction> wanted) {
        List<Prediction> predictions = entry.getValue().predictions();
        return IntStream.range(0, predictions.size())
                .filter(seq -> wanted.test(predictions.get(seq)))
                .mapToObj(seq -> entry.getKey() + "-" + seq)
                .toList();
    }
}
