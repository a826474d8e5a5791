package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.RandomTrees;
import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import io.autotag.query.World;
import io.autotag.search.StoredWorld.Stored;
import io.autotag.store.StoredPrediction;
import io.autotag.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages, one behind the other, are the items in their order. */
final class ItemPagesTest {

    private static final int QUERIES = 500;
    private static final int ITEMS = 24;

    /** From one step for everything to many small ones and pages that end early. */
    private static final ScanLimits[] LIMITS = {
        ScanLimits.USUAL,
        new ScanLimits(64, 8_192, 200_000, 0),
        new ScanLimits(2, 5, 1_000, 3),
        new ScanLimits(1, 3, 1, 0),
        new ScanLimits(2, 8, 12, 0)
    };

    private static TestDatabase test;
    private static Random random;
    private static Stored own;
    private static BitmapIndex index;

    @BeforeAll
    static void plant() {
        test = TestDatabase.create();
        random = new Random(Seeds.next("item pages"));
        own = StoredWorld.plant(test.database(), "own", new RandomWorld(random).world(ITEMS));
        Duration day = Duration.ofDays(1);
        IndexSettings settings = new IndexSettings(Duration.ofMillis(100), day, day, Long.MAX_VALUE);
        index = new BitmapIndex(test.database(), settings, Clock.systemUTC());
        index.start();
        assertThat(index.upToDate(own.project())).isNotNull();
    }

    @AfterAll
    static void close() {
        index.close();
        test.close();
    }

    @Test
    void pagesFollowEachOtherInOrder() {
        PageOracle oracle = new PageOracle(own);
        for (Query query : queries()) {
            ItemSort sort = one(ItemSort.values());
            Direction direction = one(Direction.values());
            ItemSearch search = new ItemSearch(
                    test.database(), random.nextBoolean() ? Optional.of(index) : Optional.empty(), one(LIMITS));
            List<FoundItem> walked = walk(search, query, sort, direction);
            assertThat(walked)
                    .as("%s by %s %s", query, sort, direction)
                    .extracting(found -> found.item().id())
                    .isEqualTo(oracle.order(query, sort, direction));
            walked.forEach(found -> showsWhatWasAsked(query, found));
        }
    }

    @Test
    void countsWhatMatches() {
        PageOracle oracle = new PageOracle(own);
        ItemSearch search = new ItemSearch(test.database());
        for (Query query : queries()) {
            long expected = oracle.order(query, ItemSort.CREATED_AT, Direction.ASCENDING)
                    .size();
            assertThat(search.count(own.project(), query))
                    .as(query.canonical())
                    .isEqualTo(new ItemCount(expected, false));
        }
    }

    private static List<FoundItem> walk(ItemSearch search, Query query, ItemSort sort, Direction direction) {
        List<FoundItem> walked = new ArrayList<>();
        Optional<ItemCursor> next = Optional.empty();
        do {
            ItemQuery request = new ItemQuery(query, sort, direction, 1 + random.nextInt(9), next);
            ItemPage page = search.page(own.project(), request);
            walked.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return walked;
    }

    private static void showsWhatWasAsked(Query query, FoundItem found) {
        World.Item item = Objects.requireNonNull(own.items().get(found.item().id()));
        List<Float> scores = PageOracle.asked(query, item)
                .map(World.Prediction::score)
                .sorted((a, b) -> Float.compare(b, a))
                .toList();
        assertThat(found.predictions())
                .as(query.canonical())
                .extracting(StoredPrediction::score)
                .isEqualTo(scores.subList(0, Math.min(scores.size(), FoundItem.MOST_PREDICTIONS)));
        assertThat(found.predictionCount()).isEqualTo(scores.size());
        assertThat(found.review().status()).isEqualTo(item.review().status());
    }

    private static List<Query> queries() {
        RandomTrees trees = new RandomTrees(random);
        List<Query> queries = new ArrayList<>(List.of(Query.parse("")));
        while (queries.size() < QUERIES) {
            try {
                queries.add(Query.parse(trees.text(2)));
            } catch (QueryException refused) {
                assertThat(refused).hasMessageContaining("too many alternatives");
            }
        }
        return queries;
    }

    private static <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
