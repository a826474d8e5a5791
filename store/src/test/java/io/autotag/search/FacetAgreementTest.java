package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Facet;
import io.autotag.query.FacetQueries;
import io.autotag.query.Field;
import io.autotag.query.Literal;
import io.autotag.query.Naive;
import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.RandomTrees;
import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import io.autotag.query.World;
import io.autotag.query.cell.ScoreBuckets;
import io.autotag.search.StoredWorld.Stored;
import io.autotag.store.TestDatabase;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each number of a facet is that of the items a click on it gives, by the rules, whichever engine counts. */
final class FacetAgreementTest {

    private static final int QUERIES = 150;
    private static final int ITEMS = 24;
    private static final List<String> KEYS = List.of("weather", "speed", "night", "odd name");

    private static TestDatabase test;
    private static Random random;
    private static Stored own;
    private static BitmapIndex index;

    @BeforeAll
    static void plant() {
        test = TestDatabase.create();
        random = new Random(Seeds.next("facet agreement"));
        StoredWorld.plant(test.database(), "strange", new RandomWorld(random).world(ITEMS));
        own = StoredWorld.plant(test.database(), "own", new RandomWorld(random).world(ITEMS));
        index = new BitmapIndex(test.database(), IndexSettings.USUAL, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        index.close();
        test.close();
    }

    @Test
    void bitmapsCountWhatTheRulesSay() {
        agree(new FacetSearch(test.database(), index));
    }

    @Test
    void postgresqlCountsWhatTheRulesSay() {
        agree(new FacetSearch(test.database()));
    }

    @Test
    void whatBlocksRememberIsWhatTheyFound() {
        FacetSearch search = new FacetSearch(test.database(), index);
        index.upToDate(own.project());
        for (String text : List.of("", "image_prefix:rain", "object_prefix:car AND review_status = \"unreviewed\"")) {
            List<FacetCounts> found = search.count(own.project(), Query.parse(text), facets(0));
            assertThat(search.count(own.project(), Query.parse(text), facets(0)))
                    .isEqualTo(found);
        }
    }

    private static void agree(FacetSearch search) {
        RandomTrees trees = new RandomTrees(random);
        int compared = 0;
        for (int i = 0; i < QUERIES; i++) {
            String text = i == 0 ? "" : trees.text(3);
            compared += agrees(search, text, facets(i)) ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(QUERIES / 2);
    }

    private static boolean agrees(FacetSearch search, String text, List<Facet> facets) {
        List<FacetCounts> counts;
        try {
            index.upToDate(own.project());
            counts = search.count(own.project(), Query.parse(text), facets);
        } catch (QueryException refused) {
            assertThat(refused).hasMessageContaining("too many alternatives");
            return false;
        }
        for (FacetCounts counted : counts) {
            Map<Literal, Long> found = new HashMap<>();
            counted.values().stream()
                    .filter(count -> count.items() > 0)
                    .forEach(count -> found.put(count.value(), count.items()));
            assertThat(found).as("%s of %s", counted.facet(), text).isEqualTo(expected(text, counted.facet()));
            assertThat(counted.sampled()).isFalse();
        }
        return true;
    }

    private static Map<Literal, Long> expected(String text, Facet facet) {
        FacetQueries queries = FacetQueries.of(Query.parse(text), facet);
        Map<Literal, Long> expected = new HashMap<>();
        values(facet).distinct().forEach(value -> {
            String click = queries.having(value).canonical();
            long items = own.items().values().stream()
                    .filter(item -> Naive.holds(click, item))
                    .count();
            if (items > 0) {
                expected.put(value, items);
            }
        });
        return expected;
    }

    /** All of them for the empty query, and then some. */
    private static List<Facet> facets(int number) {
        List<Facet> all = Stream.concat(
                        Stream.of(Facet.Kind.values())
                                .filter(kind -> kind != Facet.Kind.METADATA)
                                .map(Facet::of),
                        KEYS.stream().map(Facet::ofMetadata))
                .toList();
        return number == 0 ? all : List.of(all.get(random.nextInt(all.size())), all.get(random.nextInt(all.size())));
    }

    private static Stream<Literal> values(Facet facet) {
        return switch (facet.kind()) {
            case IMAGE_LABEL, OBJECT_LABEL -> texts(RandomWorld.LABELS.stream());
            case AUTOTAG_STATUS -> texts(Field.AUTOTAG_STATUS.choices().stream());
            case SCORE_BAND -> texts(Field.SCORE_BAND.choices().stream());
            case REVIEW_STATUS -> texts(Field.REVIEW_STATUS.choices().stream());
            case TRAINING_SET -> texts(RandomWorld.SETS.stream().flatMap(set -> set.trainingSet().stream()));
            case MODEL_VERSION -> texts(RandomWorld.SETS.stream().map(World.PredictionSet::modelVersion));
            case SLICE -> texts(RandomWorld.SLICES.stream().map(World.Place::slug));
            case SCORE ->
                IntStream.range(0, ScoreBuckets.COUNT)
                        .mapToObj(bucket -> new Literal.Numeric(ScoreBuckets.lowest(bucket)));
            case METADATA ->
                own.items().values().stream()
                        .flatMap(item -> Stream.ofNullable(
                                item.metadata().get(facet.key().orElseThrow())))
                        .map(FacetAgreementTest::literal);
        };
    }

    private static Stream<Literal> texts(Stream<String> texts) {
        return texts.map(Literal.Text::new);
    }

    private static Literal literal(Object value) {
        if (value instanceof Number number) {
            return new Literal.Numeric(number.doubleValue());
        }
        return value instanceof Boolean flag ? new Literal.Flag(flag) : new Literal.Text(value.toString());
    }
}
