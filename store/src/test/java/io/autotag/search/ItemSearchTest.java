package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.query.Query;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.NewItem;
import io.autotag.store.NewRun;
import io.autotag.store.RunKind;
import io.autotag.store.RunRepository;
import io.autotag.store.RunSelection;
import io.autotag.store.Seed;
import io.autotag.store.Selection;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.TestDatabase;
import io.autotag.store.Transaction;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ItemSearchTest {

    private static final Query EVERYTHING = Query.parse("");
    private static final int ITEMS = 40;

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
    void whatIsAddedMeanwhileShiftsNoPage() {
        Seed seed = Seed.plant(test.database(), "growing", ITEMS);
        ItemSearch search = new ItemSearch(test.database());
        ItemQuery request = ItemQuery.newest(EVERYTHING, 10);
        ItemPage first = search.page(seed.project(), request);
        test.database().doInTransaction(tx -> new ItemRepository()
                .add(tx, seed.dataset().id(), List.of(newItem(seed))));
        ItemPage second = search.page(seed.project(), request.after(first.next().orElseThrow()));
        assertThat(second.items())
                .extracting(found -> found.item().id())
                .isEqualTo(seed.items().subList(ITEMS - 20, ITEMS - 10).stream()
                        .map(Item::id)
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void whatIsUnreviewedIsFoundBehindMoreReviewedItemsThanAPageMayRead() {
        Seed seed = Seed.plant(test.database(), "reviewed", ITEMS);
        List<Long> unreviewed =
                seed.items().subList(0, 5).stream().map(Item::id).toList();
        test.database().doInTransaction(tx -> tx.sql(
                        """
                        INSERT INTO project_item (project_id, item_id, state)
                        SELECT ?, i.id, 'reviewed' FROM item i WHERE i.dataset_id = ? AND i.id > ?""",
                        seed.project().id(),
                        seed.dataset().id(),
                        unreviewed.get(4))
                .update());
        ItemSearch search = new ItemSearch(test.database(), Optional.empty(), new ScanLimits(1, 1, 3, 0));
        ItemPage page = search.page(seed.project(), ItemQuery.newest(Query.parse("review_status = \"unreviewed\""), 2));
        assertThat(page.items())
                .extracting(found -> found.item().id())
                .containsExactly(unreviewed.get(4), unreviewed.get(3));
    }

    @Test
    void showsTheBestPredictionsOfAnItemAndCountsAll() {
        Seed seed = Seed.plant(test.database(), "crowded", 1);
        long run = run(seed);
        test.database().doInTransaction(tx -> tx.sql(
                        """
                        WITH s AS (INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)
                                   SELECT project_id, model_version_id, '', true, 0 FROM run WHERE id = ? RETURNING id),
                        l AS (INSERT INTO label (org_id, name) VALUES (?, 'crowded') RETURNING id)
                        INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score, confidence)
                        SELECT 0, s.id, ?, n, ?, l.id, 0, n / 100.0, 0.5 FROM s, l, generate_series(1, 23) n""",
                        run,
                        seed.project().orgId(),
                        seed.items().get(0).id(),
                        run)
                .update());
        FoundItem found = new ItemSearch(test.database())
                .page(seed.project(), ItemQuery.newest(EVERYTHING, 1))
                .items()
                .get(0);
        assertThat(found.predictionCount()).isEqualTo(23);
        assertThat(found.predictions()).hasSize(FoundItem.MOST_PREDICTIONS);
        assertThat(found.predictions().get(0).score()).isEqualTo(0.23f);
    }

    @Test
    void refusesPagesWithoutOrWithTooManyItems() {
        assertThatThrownBy(() -> ItemQuery.newest(EVERYTHING, 0)).hasMessage("A page has 1 to 1000 items.");
        assertThatThrownBy(() -> ItemQuery.newest(EVERYTHING, 1_001)).isInstanceOf(StoreException.class);
    }

    @Test
    void aRunCoversWhatItsQuerySelects() {
        Seed seed = Seed.plant(test.database(), "run", ITEMS);
        assertThat(freeze(seed, "reference_id ~ \"7.JPG\"")).isEqualTo(4);
    }

    @Test
    void aRunOfAQueryThatMakesNoSenseIsRefused() {
        Seed seed = Seed.plant(test.database(), "refused", ITEMS);
        assertThatThrownBy(() -> freeze(seed, "scor > 0"))
                .hasMessage("No field is called \"scor\".")
                .isInstanceOfSatisfying(StoreException.class, refused -> assertThat(refused.code())
                        .isEqualTo(StoreError.INVALID));
    }

    private static long run(Seed seed) {
        return test.database().inTransaction(tx -> create(tx, seed, ""));
    }

    private static long create(Transaction tx, Seed seed, String query) {
        NewRun run =
                new NewRun(seed.project(), seed.version(), new Selection.Query(query), RunKind.MANUAL, null, false);
        return new RunRepository().create(tx, run).run().id();
    }

    private static long freeze(Seed seed, String query) {
        return test.database()
                .inTransaction(tx -> new RunSelection(new QueriedItems()).freeze(tx, create(tx, seed, query)));
    }

    @Test
    void aCountThatTakesTooLongIsAnEstimate() {
        Seed.plant(test.database(), "slow", ITEMS);
        Counting counting = new Counting(test.database(), Duration.ofMillis(100));
        ItemCount estimate = new ItemCount(7, true);
        assertThat(count(counting, "pg_sleep(0.05) IS NOT NULL", estimate)).isEqualTo(estimate);
        assertThat(count(counting, "i.id < 0", estimate)).isEqualTo(new ItemCount(0, false));
    }

    @Test
    void anEstimateIsWhatThePlannerExpects() {
        Seed.plant(test.database(), "planned", ITEMS);
        assertThat(test.database().<Long>read(tx -> Counting.expected(tx, SqlFragment.of("i.id > 0"))))
                .isPositive();
    }

    private static ItemCount count(Counting counting, String condition, ItemCount estimate) {
        return counting.within(
                tx -> new ItemCount(counting.countedInTime(tx, SqlFragment.of(condition)), false), tx -> estimate);
    }

    @Test
    void thePoolForQueriesReadsOnly() {
        try (Database queries = Database.openForQueries(test.settings(), Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> queries.doInTransaction(
                            tx -> tx.sql("DELETE FROM item").update()))
                    .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.code())
                            .isEqualTo(StoreError.UNAVAILABLE))
                    .hasStackTraceContaining("read-only transaction");
        }
    }

    @Test
    void thePoolForQueriesGivesUpLongStatements() {
        try (Database queries = Database.openForQueries(test.settings(), Duration.ofMillis(50))) {
            assertThatThrownBy(() -> queries.doInTransaction(
                            tx -> tx.sql("SELECT pg_sleep(5)").execute()))
                    .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.code())
                            .isEqualTo(StoreError.UNAVAILABLE))
                    .hasMessage("This takes too long: narrow the query.");
        }
    }

    private static NewItem newItem(Seed seed) {
        return new NewItem("photos/new.jpg", seed.items().get(0).blobSha256(), 640, 480, "image/jpeg", 1_000, "{}");
    }
}
