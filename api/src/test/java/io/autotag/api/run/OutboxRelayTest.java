package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.upload.IngestOutbox;
import io.autotag.run.RunState;
import io.autotag.store.AutotagSettings;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.ItemsAdded;
import io.autotag.store.Outbox;
import io.autotag.store.Page;
import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunProgress;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.autotag.store.Seed;
import io.autotag.store.Selection;
import io.autotag.store.SettingsRepository;
import io.autotag.store.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads reach the runs and ingests they are for. */
final class OutboxRelayTest {

    private final Outbox outbox = new Outbox();
    private final RunRepository runs = new RunRepository();
    private TestDatabase test;
    private Database database;
    private Seed world;
    private TestTemporal temporal;
    private TestWorker worker;
    private TemporalLink link;
    private OutboxRelay relay;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        database = test.database();
        world = Seed.plant(database, "world", 30);
        temporal = TestTemporal.start();
        worker = TestWorker.start(temporal.address(), database);
        link = TemporalLink.to(temporal.address(), "default");
        relay = new OutboxRelay(database, new RunStarter(link, database), new IngestCaller(link));
        choose(true, true);
    }

    @AfterEach
    void close() {
        worker.close();
        link.close();
        temporal.close();
        test.close();
    }

    @Test
    void addedItemsAreTaggedByOneLiveRun() {
        worker.hold();
        added(0, 10);
        relay.pass();
        added(10, 20);
        relay.pass();
        worker.letGo();
        Run live = seen(RunState.COMPLETED);
        assertThat(live.kind()).isEqualTo(RunKind.LIVE);
        assertThat(progress(live).done()).isEqualTo(20);
        assertThat(waiting(ItemsAdded.TOPIC)).isZero();
    }

    @Test
    void beingToldTwiceIsNoHarm() {
        added(0, 10);
        added(0, 10);
        added(5, 12);
        relay.pass();
        Run live = seen(RunState.COMPLETED);
        assertThat(progress(live).total()).isEqualTo(12);
        assertThat(progress(live).done()).isEqualTo(12);
    }

    @Test
    void relaysAtTheSameTimeShareTheWork() {
        worker.hold();
        IntStream.range(0, 15).forEach(n -> added(2 * n, 2 * n + 2));
        IntStream.range(0, 4).parallel().forEach(n -> relay.pass());
        worker.letGo();
        assertThat(all()).hasSize(1);
        assertThat(progress(seen(RunState.COMPLETED)).done()).isEqualTo(30);
    }

    @Test
    void anUploadAfterTheEndOfALiveRunStartsAnother() {
        added(0, 5);
        relay.pass();
        seen(RunState.COMPLETED);
        added(5, 9);
        relay.pass();
        Eventually.see(
                this::all,
                runs -> runs.size() == 2 && runs.stream().allMatch(run -> run.state() == RunState.COMPLETED));
    }

    @Test
    void projectsThatDoNotWantItAreLeftAlone() {
        choose(true, false);
        added(0, 5);
        relay.pass();
        choose(false, true);
        added(5, 9);
        relay.pass();
        assertThat(all()).isEmpty();
        assertThat(waiting(ItemsAdded.TOPIC)).isZero();
    }

    @Test
    void liveRunsAreWrittenDownWhileTemporalIsAway() {
        temporal.close();
        added(0, 5);
        relay.pass();
        assertThat(all()).singleElement().satisfies(run -> assertThat(run.total())
                .isEqualTo(5));
    }

    @Test
    void finalisedDatasetsAreIngestedOnceTemporalIsThere() {
        temporal.close();
        finalised();
        relay.pass();
        assertThat(waiting(IngestOutbox.TOPIC)).isEqualTo(1);
        temporal.comeUp();
        Eventually.see(link::isReachable, reachable -> reachable);
        relay.pass();
        assertThat(waiting(IngestOutbox.TOPIC)).isZero();
        Eventually.see(worker::ingested, uids -> uids.contains(world.dataset().uid()));
    }

    @Test
    void anEntryThatCannotBeToldIsPutOffAndHoldsUpNothing() {
        database.doInTransaction(tx -> {
            outbox.append(tx, ItemsAdded.TOPIC, "nonsense");
            outbox.append(tx, ItemsAdded.TOPIC, "1:x");
            outbox.append(tx, IngestOutbox.TOPIC, "no-such-dataset");
        });
        added(0, 10);
        finalised();
        relay.pass();
        assertThat(progress(seen(RunState.COMPLETED)).done()).isEqualTo(10);
        Eventually.see(worker::ingested, uids -> uids.contains(world.dataset().uid()));
        assertThat(waiting(ItemsAdded.TOPIC)).as("put off").isZero();
        assertThat(waiting(IngestOutbox.TOPIC)).as("put off").isZero();
    }

    private void choose(boolean enabled, boolean autoRun) {
        AutotagSettings settings =
                new AutotagSettings(enabled, world.version().modelUid(), new Selection.Full(), autoRun);
        database.doInTransaction(tx -> new SettingsRepository().put(tx, world.project(), settings));
    }

    private void added(int from, int to) {
        List<Long> ids = world.items().subList(from, to).stream().map(Item::id).toList();
        database.doInTransaction(tx -> new ItemsAdded(world.dataset().id(), ids).appendTo(outbox, tx));
    }

    private void finalised() {
        database.doInTransaction(
                tx -> outbox.append(tx, IngestOutbox.TOPIC, world.dataset().uid()));
    }

    private int waiting(String topic) {
        return database.inTransaction(tx -> outbox.take(tx, topic, 100)).size();
    }

    private Run seen(RunState state) {
        return Eventually.see(this::all, runs -> !runs.isEmpty() && runs.get(0).state() == state)
                .get(0);
    }

    private List<Run> all() {
        return database.read(tx -> runs.list(tx, world.project(), Page.first(10)));
    }

    private RunProgress progress(Run run) {
        return database.read(tx -> new RunReader().progress(tx, run.id()));
    }
}
