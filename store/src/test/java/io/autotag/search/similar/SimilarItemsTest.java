package io.autotag.search.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autotag.query.Query;
import io.autotag.store.EmbeddingDesk;
import io.autotag.store.Item;
import io.autotag.store.ModelVersion;
import io.autotag.store.Seed;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Twelve items whose embeddings point to the hours of a clock, and a second project over the same model. */
final class SimilarItemsTest {

    private static TestDatabase test;
    private static Seed world;
    private static ModelVersion version;
    private static EmbeddingSet set;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        world = Seed.plant(test.database(), "world", 12);
        EmbeddingDesk desk = new EmbeddingDesk(test.database());
        version = desk.addModel(world.organisation(), "eye");
        long first = world.items().get(0).id();
        desk.run(world.project(), version, false, item -> hour((double) (item - first)));
        set = sets().get(0);
    }

    @AfterAll
    static void close() {
        test.close();
    }

    private static double[] hour(double hour) {
        return new double[] {Math.sin(Math.toRadians(30.0 * hour)), Math.cos(Math.toRadians(30.0 * hour))};
    }

    private static List<EmbeddingSet> sets() {
        return test.database().read(tx -> new EmbeddingSets().list(tx, world.project()));
    }

    private static Optional<SimilarItems.Found> find(Item item, String query, int wanted) {
        return new SimilarItems(test.database(), Duration.ofMinutes(1))
                .find(world.project(), set, item, Query.parse(query), wanted);
    }

    private static List<Integer> hours(SimilarItems.Found found) {
        return found.items().stream()
                .map(one -> world.items().indexOf(one.item()))
                .toList();
    }

    @Test
    void theNearestComeFirstAndTheItemItselfIsLeftOut() {
        SimilarItems.Found found = find(world.items().get(3), "", 5).orElseThrow();
        assertThat(hours(found)).startsWith(4, 2).hasSize(5).doesNotContain(3, 9);
        assertThat(found.items().get(0).similarity()).isCloseTo((float) Math.sqrt(0.75), within(1e-3f));
        assertThat(found.compared()).isEqualTo(11);
    }

    @Test
    void theOppositeComesLast() {
        SimilarItems.Found found = find(world.items().get(3), "", 100).orElseThrow();
        assertThat(hours(found)).hasSize(11).endsWith(9);
        assertThat(found.items().get(10).similarity()).isCloseTo(-1, within(1e-3f));
    }

    @Test
    void onlyItemsOfTheQueryAreCompared() {
        Item sixth = world.items().get(6);
        SimilarItems.Found found =
                find(world.items().get(3), "uid = \"" + sixth.uid() + "\"", 5).orElseThrow();
        assertThat(hours(found)).containsExactly(6);
        assertThat(found.compared()).isEqualTo(1);
    }

    @Test
    void anItemWithoutAnEmbeddingCannotBeCompared() {
        Seed other = Seed.plant(test.database(), "other", 1);
        assertThat(find(other.items().get(0), "", 5)).isEmpty();
        List<EmbeddingSet> none = test.database().read(tx -> new EmbeddingSets().list(tx, other.project()));
        assertThat(none).isEmpty();
    }

    @Test
    void givesUpWhatTakesTooLong() {
        SimilarItems hurried = new SimilarItems(test.database(), Duration.ZERO);
        assertThatThrownBy(
                        () -> hurried.find(world.project(), set, world.items().get(3), Query.parse(""), 5))
                .isInstanceOfSatisfying(StoreException.class, tooLong -> assertThat(tooLong.code())
                        .isEqualTo(StoreError.UNAVAILABLE))
                .hasMessage("There are too many items to compare in time: name fewer by a query.");
    }

    @Test
    void aSetIsCalledByItsTrainingSetOrItsVersion() {
        assertThat(sets()).containsExactly(new EmbeddingSet(set.id(), version.trainingSet(), "eye@1", true));
        assertThat(set.isCalled("eye@1")).isTrue();
        assertThat(set.isCalled("eye@2")).isFalse();
    }

    /** Queries count an item as tagged when an active model that tags has looked at it. */
    @Test
    void describedItemsAreNotTaggedOnes() {
        assertThat(hours(find(world.items().get(3), "predicted = false", 100).orElseThrow()))
                .hasSize(11);
    }
}
