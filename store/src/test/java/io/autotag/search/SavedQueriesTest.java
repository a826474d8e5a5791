package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import io.autotag.search.StoredWorld.Stored;
import io.autotag.store.ItemRepository;
import io.autotag.store.NewItem;
import io.autotag.store.NewProject;
import io.autotag.store.NewRun;
import io.autotag.store.NewSavedQuery;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.RunKind;
import io.autotag.store.RunRepository;
import io.autotag.store.RunSelection;
import io.autotag.store.Seed;
import io.autotag.store.Selection;
import io.autotag.store.Slice;
import io.autotag.store.SliceRepository;
import io.autotag.store.StoreException;
import io.autotag.store.TestDatabase;
import io.autotag.store.Visibility;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saved queries beside the one that every stored world has, by which the agreement tests compare them with the rules. */
final class SavedQueriesTest {

    private static final int ITEMS = 40;

    private TestDatabase test;
    private Stored world;

    @BeforeEach
    void plant() {
        test = TestDatabase.create();
        world = StoredWorld.plant(
                test.database(), "own", new RandomWorld(new Random(Seeds.next("saved queries"))).world(ITEMS));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void oneMayNameAnother() {
        save(world.project(), "cars", "object_prefix:car*");
        save(world.project(), "wide-cars", "slice = \"cars\" AND width >= 700");
        assertThat(counts("slice = \"wide-cars\"")).isEqualTo(counts("object_prefix:car* AND width >= 700"));
        assertThat(counts("NOT slice = \"wide-cars\"")).isEqualTo(counts("NOT (object_prefix:car* AND width >= 700)"));
        assertThat(counts("slice ~ \"CARS\"")).isEqualTo(counts("object_prefix:car*"));
    }

    @Test
    void whatItFindsChangesWithTheItems() {
        save(world.project(), "reviewed", "review_status = \"reviewed\"");
        List<Long> before = counts("slice = \"reviewed\"");
        test.database().doInTransaction(tx -> tx.sql(
                        """
                        INSERT INTO project_item (project_id, item_id, state, reviewed_at)
                        SELECT ?, id, 'reviewed', now() FROM item ORDER BY id
                        ON CONFLICT (project_id, item_id) DO UPDATE SET state = 'reviewed', reviewed_at = now()""",
                        world.project().id())
                .update());
        assertThat(counts("slice = \"reviewed\"")).isNotEqualTo(before).containsOnly((long) ITEMS);
    }

    @Test
    void itChoosesItemsAndAsksForNoPredictions() {
        save(world.project(), "all", "object_prefix:car* AND score >= -1 OR width IS NULL OR width > 0");
        ItemPage page = new ItemSearch(test.database())
                .page(
                        world.project(),
                        ItemQuery.newest(Query.parse("image_prefix:rain* AND score >= -1 AND slice = \"all\""), 100));
        assertThat(page.items())
                .flatExtracting(FoundItem::predictions)
                .extracting("label")
                .isSubsetOf("rain", "rainy")
                .isNotEmpty();
    }

    @Test
    void noneAsksForItself() {
        save(world.project(), "first", "slice = \"second\" OR width > 700");
        save(world.project(), "second", "slice = \"third\"");
        assertThatThrownBy(() -> save(world.project(), "third", "slice = \"first\""))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("asks for itself");
        assertThatThrownBy(() -> save(world.project(), "unsorted", "slice IS NULL"))
                .hasMessageContaining("\"unsorted\" asks for itself");
        assertThat(counts("slice = \"third\"")).containsOnly(0L);
    }

    @Test
    void whateverTheTablesHoldItEnds() {
        test.database().doInTransaction(tx -> {
            new SliceRepository().create(tx, query(world.project(), "loop", "slice = \"loop\""));
        });
        assertThatThrownBy(() -> counts("slice = \"loop\"")).hasMessageContaining("asks for itself");
    }

    @Test
    void aQueryAsksForSoMuchThroughThem() {
        String many = IntStream.range(0, 300).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        save(world.project(), "many", "width IN (" + many + ")");
        String often = IntStream.range(0, 100).mapToObj(n -> "slice = \"many\"").collect(Collectors.joining(" OR "));
        assertThatThrownBy(() ->
                        new ItemSearch(test.database()).page(world.project(), ItemQuery.newest(Query.parse(often), 10)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("too much through saved queries");
    }

    @Test
    void aProjectHasAHundred() {
        IntStream.range(1, 100).forEach(n -> save(world.project(), "s" + n, "width = " + n));
        assertThatThrownBy(() -> save(world.project(), "s100", "width = 100"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("100 saved queries");
    }

    @Test
    void otherProjectsKnowNothingOfIt() {
        Seed seed = Seed.plant(test.database(), "two projects", 3);
        Project other = test.database().inTransaction(tx -> new ProjectRepository()
                .create(
                        tx,
                        new NewProject(
                                seed.organisation().id(),
                                "me",
                                "other",
                                "other",
                                List.of(seed.dataset().uid()))));
        save(seed.project(), "small", "width < 1000000");
        assertThat(counts(other, "slice = \"small\"")).containsOnly(0L);
        assertThat(counts(seed.project(), "slice = \"small\"")).containsOnly(3L);
    }

    @Test
    void aRunCoversWhatItFindsAtItsStart() {
        Seed seed = Seed.plant(test.database(), "frozen", 20);
        Slice sevens = save(seed.project(), "sevens", "reference_id ~ \"7\"");
        NewRun wanted = new NewRun(
                seed.project(),
                seed.version(),
                new Selection.Slices(List.of(sevens.uid())),
                RunKind.MANUAL,
                null,
                false);
        long run = test.database()
                .inTransaction(tx -> new RunRepository().create(tx, wanted))
                .run()
                .id();
        RunSelection selection = new RunSelection(new QueriedItems());
        assertThat(test.database().<Long>inTransaction(tx -> selection.freeze(tx, run)))
                .isEqualTo(2);
        NewItem more = new NewItem("7.jpg", seed.items().get(0).blobSha256(), 640, 480, "image/jpeg", 1_000, "{}");
        test.database().doInTransaction(tx -> new ItemRepository()
                .add(tx, seed.dataset().id(), List.of(more)));
        assertThat(counts(seed.project(), "slice = \"sevens\"")).containsOnly(3L);
        assertThat(test.database().<Long>inTransaction(tx -> selection.freeze(tx, run)))
                .isEqualTo(2);
    }

    private Slice save(Project project, String slug, String text) {
        return test.database().inTransaction(tx -> {
            Slice saved = new SliceRepository().create(tx, query(project, slug, text));
            SavedQueryCheck.check(tx, project);
            return saved;
        });
    }

    private static NewSavedQuery query(Project project, String slug, String text) {
        return new NewSavedQuery(project, "me", slug, slug, Visibility.PRIVATE, text);
    }

    private List<Long> counts(String text) {
        return counts(world.project(), text);
    }

    /** By PostgreSQL and by the bitmaps, and as many as a page has. */
    private List<Long> counts(Project project, String text) {
        Query query = Query.parse(text);
        try (BitmapIndex index = new BitmapIndex(test.database(), IndexSettings.USUAL, Clock.systemUTC())) {
            index.upToDate(project);
            ItemSearch plain = new ItemSearch(test.database());
            ItemSearch mapped = new ItemSearch(test.database(), index);
            return List.of(
                    plain.count(project, query).count(),
                    mapped.count(project, query).count(),
                    (long) plain.page(project, ItemQuery.newest(query, 100))
                            .items()
                            .size(),
                    (long) mapped.page(project, ItemQuery.newest(query, 100))
                            .items()
                            .size());
        }
    }
}
