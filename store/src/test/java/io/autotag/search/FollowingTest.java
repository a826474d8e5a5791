package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Query;
import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import io.autotag.search.StoredWorld.Stored;
import io.autotag.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes over one database follow what others write, and agree. */
final class FollowingTest {

    /** Only a bound for the test: how soon a write is seen is a figure of a benchmark. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration WRITING = Duration.ofSeconds(3);
    private static final int WRITERS = 3;
    private static final int ITEMS = 60;
    private static final List<Query> QUERIES = List.of(
            Query.parse("object_prefix:car"),
            Query.parse("image_prefix:rain AND score < 0.5"),
            Query.parse("autotag_status = \"accepted\""),
            Query.parse("review_status = \"reviewed\" AND NOT object_prefix:person"),
            Query.parse("slice = \"night\""),
            Query.parse("annotation.label = \"car\""),
            Query.parse("predicted = \"weather@1\""),
            Query.parse("metadata.weather = \"rainy\" OR score_band = \"high\""),
            Query.parse(""));

    private TestDatabase test;
    private Stored own;
    private BitmapIndex here;
    private BitmapIndex there;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        Random random = new Random(Seeds.next("following"));
        own = StoredWorld.plant(test.database(), "own", new RandomWorld(random).world(ITEMS));
        here = index();
        there = index();
        assertThat(here.upToDate(own.project())).isNotNull();
        assertThat(there.upToDate(own.project())).isNotNull();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        test.close();
    }

    @Test
    void agreeSoonAfterTheLastOfManyWrites() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        Instant end = Instant.now().plus(WRITING);
        List<Future<Integer>> written = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            RandomWrites writes = new RandomWrites(test.database(), own, new Random(i));
            written.add(writers.submit(() -> writes.until(end)));
        }
        for (Future<Integer> one : written) {
            assertThat(one.get(1, TimeUnit.MINUTES)).isPositive();
        }
        writers.shutdown();
        assertThat(soon(this::bothAgree)).isTrue();
    }

    @Test
    void aCommitIsFoundSoonWhileAnOlderTransactionIsStillOpen() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RandomWrites writes = new RandomWrites(test.database(), own, new Random(1));
        CompletableFuture<Void> older =
                CompletableFuture.runAsync(() -> test.database().doInTransaction(tx -> {
                    writes.review(tx, writes.anyItem());
                    opened.countDown();
                    awaitQuietly(goOn);
                }));
        assertThat(opened.await(1, TimeUnit.MINUTES)).isTrue();
        test.database().doInTransaction(tx -> writes.annotate(tx, writes.anyItem()));
        assertThat(soon(this::bothAgree)).isTrue();
        goOn.countDown();
        older.get(1, TimeUnit.MINUTES);
        assertThat(soon(this::bothAgree)).isTrue();
    }

    @Test
    void whoWroteFindsItAtOnce() {
        RandomWrites writes = new RandomWrites(test.database(), own, new Random(2));
        for (int i = 0; i < 20; i++) {
            test.database().doInTransaction(tx -> writes.predict(tx, writes.anyItem()));
            here.catchUp(own.project());
            assertThat(counts(here)).isEqualTo(inTables());
        }
    }

    @Test
    void aNewItemOfAnotherDatasetIsFoundOnceTheProjectHasIt() {
        test.database().doInTransaction(tx -> {
            long dataset = tx.sql(
                            """
                            INSERT INTO dataset (org_id, owner_name, name, slug, data_type, visibility, status)
                            VALUES (?, 'own', 'More', 'more', 'image', 'private', 'created') RETURNING id""",
                            own.project().orgId())
                    .one(row -> row.number("id"));
            tx.sql("INSERT INTO project_dataset VALUES (?, ?)", own.project().id(), dataset)
                    .update();
            tx.sql(
                            "INSERT INTO item (dataset_id, key, blob_sha256, content_type, bytes)"
                                    + " SELECT ?, 'new', sha256, 'image/jpeg', 1 FROM blob",
                            dataset)
                    .update();
        });
        here.catchUp(own.project());
        assertThat(counts(here)).isEqualTo(inTables());
    }

    /** Bitmaps that rest after many writes are not there for a while. */
    private boolean bothAgree() {
        List<ItemCount> expected = inTables();
        return Stream.of(here, there).allMatch(index -> index.snapshot(own.project())
                .filter(snapshot -> counts(snapshot).equals(expected))
                .isPresent());
    }

    private List<ItemCount> inTables() {
        return QUERIES.stream().map(query -> count(query, Optional.empty())).toList();
    }

    private List<ItemCount> counts(BitmapIndex index) {
        Optional<IndexSnapshot> snapshot = index.snapshot(own.project());
        assertThat(snapshot).isPresent();
        return counts(snapshot.get());
    }

    private List<ItemCount> counts(IndexSnapshot snapshot) {
        return QUERIES.stream()
                .map(query -> count(query, Optional.of(snapshot)))
                .toList();
    }

    private ItemCount count(Query query, Optional<IndexSnapshot> snapshot) {
        return new Counting(test.database(), Duration.ofMinutes(1)).count(own.project(), query, snapshot);
    }

    private static boolean soon(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(SOON);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private BitmapIndex index() {
        IndexSettings settings =
                new IndexSettings(Duration.ofMillis(100), Duration.ofMillis(700), Duration.ofDays(1), Long.MAX_VALUE);
        BitmapIndex index = new BitmapIndex(test.database(), settings, Clock.systemUTC());
        index.start();
        return index;
    }
}
