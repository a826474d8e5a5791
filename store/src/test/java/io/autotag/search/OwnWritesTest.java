package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Query;
import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import io.autotag.search.StoredWorld.Stored;
import io.autotag.store.NewProject;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who wrote waits a moment for the bitmaps at most; what they have not read by then PostgreSQL answers. */
final class OwnWritesTest {

    private static final int ITEMS = 20;
    private static final int WRITES = 5;
    private static final List<Query> ANNOTATED = RandomWorld.LABELS.stream()
            .filter(label -> !label.contains("\""))
            .map(label -> Query.parse("annotation.label = \"" + label + "\""))
            .toList();

    /** Longer than anybody may be held up, and shorter than the clock holds. */
    private static final int SOON = 20;

    private final HeldClock clock = new HeldClock();
    private TestDatabase test;
    private Stored own;
    private Stored other;
    private BitmapIndex index;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        own = StoredWorld.plant(
                test.database(), "own", new RandomWorld(new Random(Seeds.next("own writes"))).world(ITEMS));
        other = new Stored(neighbour(own.project()), own.items());
        index = new BitmapIndex(test.database(), IndexSettings.USUAL, clock);
        assertThat(index.upToDate(own.project())).isNotNull();
        assertThat(index.upToDate(other.project())).isNotNull();
    }

    @AfterEach
    void close() {
        clock.release();
        index.close();
        test.close();
    }

    @Test
    void aProjectThatIsBeingReadHoldsUpNoWriteOfAnother() throws Exception {
        CompletableFuture<Void> reading = readSlowly();
        write(other);
        write(other, other.project().uid());
        assertFound(other);
        assertThat(reading).isNotDone();
    }

    @Test
    void aWriteIsHeldUpForAMomentOnlyAndThenNotOverlooked() throws Exception {
        CompletableFuture<Void> reading = readSlowly();
        write(own, own.project().uid());
        assertThat(reading).isNotDone();
        assertThat(index.snapshot(own.project())).isEmpty();
        clock.release();
        reading.get(SOON, TimeUnit.SECONDS);
        index.catchUp(own.project());
        assertFound(own);
    }

    @Test
    void theBitmapsTakeNoMoreThanTheirShareOfTheHeap() {
        assertThat(IndexSettings.USUAL.mostBytes())
                .isLessThan(Runtime.getRuntime().maxMemory() / 2);
    }

    @Test
    void whoWroteForNoProjectFindsItInAll() throws Exception {
        write(own);
        write(other, null);
        assertFound(own);
        assertFound(other);
    }

    private CompletableFuture<Void> readSlowly() throws InterruptedException {
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
            clock.holdThisThread();
            index.catchUp(own.project());
        });
        clock.awaitHeld();
        return reading;
    }

    private void write(Stored where) {
        RandomWrites writes = new RandomWrites(test.database(), where, new Random(1));
        for (int i = 0; i < WRITES; i++) {
            test.database().doInTransaction(tx -> writes.annotate(tx, writes.anyItem()));
        }
    }

    private void write(Stored where, @Nullable String uid) throws Exception {
        write(where);
        CompletableFuture.runAsync(() -> index.catchUp(where.project().orgId(), uid))
                .get(SOON, TimeUnit.SECONDS);
    }

    private void assertFound(Stored where) {
        Optional<IndexSnapshot> snapshot = index.snapshot(where.project());
        assertThat(snapshot).isPresent();
        Counting counting = new Counting(test.database(), Duration.ofMinutes(1));
        for (Query query : ANNOTATED) {
            assertThat(counting.count(where.project(), query, snapshot))
                    .isEqualTo(counting.count(where.project(), query, Optional.empty()));
        }
    }

    private Project neighbour(Project project) {
        return test.database().inTransaction(tx -> {
            List<String> datasets = tx.sql("SELECT uid FROM dataset WHERE org_id = ?", project.orgId())
                    .list(row -> row.text("uid"));
            return new ProjectRepository()
                    .create(tx, new NewProject(project.orgId(), "own", "neighbour", "neighbour", datasets));
        });
    }
}
