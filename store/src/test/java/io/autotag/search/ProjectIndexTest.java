package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import io.autotag.search.StoredWorld.Stored;
import io.autotag.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever waits for own writes waits for little. */
final class ProjectIndexTest {

    private static final int ITEMS = 20;

    /** More than anybody waits here. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestDatabase test;
    private Stored own;
    private ProjectIndex index;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        own = StoredWorld.plant(
                test.database(), "own", new RandomWorld(new Random(Seeds.next("project index"))).world(ITEMS));
        index = new ProjectIndex(test.database(), own.project(), Clock.systemUTC());
        index.catchUp();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void ownWritesAreReadForWhoWaits() {
        write();
        index.catchUpWithin(PATIENCE);
        assertThat(index.ownWrites().areUnread()).isFalse();
    }

    @Test
    void aLotIsLeftToTheNextLookBehind() {
        test.database().doInTransaction(tx -> tx.sql(
                        "INSERT INTO change_log (project_id, set_id, item_ids)"
                                + " SELECT ?, 0, (SELECT array_agg(id) FROM item) FROM generate_series(1, 2001)",
                        own.project().id())
                .update());
        write();
        index.catchUpWithin(PATIENCE);
        assertThat(index.ownWrites().areUnread()).isTrue();
        index.catchUpAfterRest();
        assertThat(index.ownWrites().areUnread()).isFalse();
    }

    @Test
    void whoWaitsLoadsNothing() {
        test.database().doInTransaction(tx -> tx.sql(
                        "DELETE FROM project_dataset WHERE project_id = ?",
                        own.project().id())
                .update());
        write();
        index.catchUpWithin(PATIENCE);
        assertThat(index.ownWrites().areUnread()).isTrue();
        index.catchUpAfterRest();
        assertThat(index.ownWrites().areUnread()).isFalse();
        assertThat(index.snapshot().orElseThrow().datasets()).isEmpty();
    }

    @Test
    void whatWasReadOfAServerThatStartedAgainIsLost() {
        IndexSnapshot before = index.snapshot().orElseThrow();
        assertThat(ProjectIndex.areLost(before, new Changes(before.server(), before.asOf(), before.asOf(), List.of())))
                .isFalse();
        assertThat(ProjectIndex.areLost(before, new Changes("later", before.asOf(), before.asOf(), List.of())))
                .isTrue();
        assertThat(ProjectIndex.areLost(
                        before, new Changes(before.server(), before.asOf(), before.asOf() + 1, List.of())))
                .isTrue();
    }

    private void write() {
        RandomWrites writes = new RandomWrites(test.database(), own, new Random(1));
        test.database().doInTransaction(tx -> writes.annotate(tx, writes.anyItem()));
        index.ownWrites().add();
    }
}
