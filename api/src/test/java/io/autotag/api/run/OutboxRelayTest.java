package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.upload.IngestOutbox;
import io.autotag.run.RunState;
import io.autotag.source.TestSources;
import io.autotag.store.AutotagSettings;
import io.autotag.store.Item;
import io.autotag.store.ItemsAdded;
import io.autotag.store.Outbox;
import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.Selection;
import io.autotag.store.SettingsRepository;
import io.autotag.store.Source;
import io.autotag.store.SourceRepository;
import io.autotag.store.SourceScans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads reach the runs and ingests they are for. */
final class OutboxRelayTest {

    private final Outbox outbox = new Outbox();
    private RunBench bench;
    private OutboxRelay relay;

    @BeforeEach
    void open() {
        bench = new RunBench(30);
        relay = new OutboxRelay(bench.database(), bench.starter(), bench.ingests(), bench.scans());
        choose(true, true);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void addedItemsAreTaggedByOneLiveRun() {
        bench.worker().hold();
        added(0, 10);
        relay.pass();
        added(10, 20);
        relay.pass();
        bench.worker().letGo();
        Run live = seen(RunState.COMPLETED);
        assertThat(live.kind()).isEqualTo(RunKind.LIVE);
        assertThat(bench.progress(live).done()).isEqualTo(20);
        assertThat(waiting(ItemsAdded.TOPIC)).isZero();
    }

    @Test
    void beingToldTwiceIsNoHarm() {
        added(0, 10);
        added(0, 10);
        added(5, 12);
        relay.pass();
        Run live = seen(RunState.COMPLETED);
        assertThat(bench.progress(live).total()).isEqualTo(12);
        assertThat(bench.progress(live).done()).isEqualTo(12);
    }

    @Test
    void relaysAtTheSameTimeShareTheWork() {
        bench.worker().hold();
        IntStream.range(0, 15).forEach(n -> added(2 * n, 2 * n + 2));
        IntStream.range(0, 4).parallel().forEach(n -> relay.pass());
        bench.worker().letGo();
        assertThat(bench.all()).hasSize(1);
        assertThat(bench.progress(seen(RunState.COMPLETED)).done()).isEqualTo(30);
    }

    @Test
    void anUploadAfterTheEndOfALiveRunStartsAnother() {
        added(0, 5);
        relay.pass();
        seen(RunState.COMPLETED);
        added(5, 9);
        relay.pass();
        Eventually.see(
                bench::all,
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
        assertThat(bench.all()).isEmpty();
        assertThat(waiting(ItemsAdded.TOPIC)).isZero();
    }

    @Test
    void sourcesWhoseTimeHasComeAreBegunOnceHoweverManyLook() {
        bench.temporal().close();
        Source source = source();
        bench.database().doInTransaction(tx -> tx.sql("UPDATE source SET next_scan_at = now() - interval '1 second'")
                .update());
        IntStream.range(0, 4).parallel().forEach(n -> relay.pass());
        assertThat(reread(source).scan().number()).isEqualTo(1);
        assertThat(reread(source).isScanning(1)).isTrue();
        assertThat(reread(source).nextScanAt()).isNull();
        assertThat(waiting(SourceScans.TOPIC)).isEqualTo(1);
        bench.database().doInTransaction(tx -> new SourceScans().complete(tx, source, 1));
        assertThat(reread(source).nextScanAt()).isNotNull();
        bench.temporal().comeUp();
        bench.untilReachable();
        relay.pass();
        assertThat(waiting(SourceScans.TOPIC)).isZero();
    }

    private Source source() {
        return TestSources.folder(
                bench.database(), bench.world().dataset(), "disk", Path.of("/photos"), Duration.ofHours(1));
    }

    private Source reread(Source source) {
        return bench.database()
                .read(tx -> new SourceRepository().findForWorker(tx, source.uid()))
                .orElseThrow();
    }

    @Test
    void liveRunsAreWrittenDownWhileTemporalIsAway() {
        bench.temporal().close();
        added(0, 5);
        relay.pass();
        assertThat(bench.all()).singleElement().satisfies(run -> assertThat(run.total())
                .isEqualTo(5));
    }

    @Test
    void finalisedDatasetsAreIngestedOnceTemporalIsThere() {
        bench.temporal().close();
        finalised();
        relay.pass();
        assertThat(waiting(IngestOutbox.TOPIC)).isEqualTo(1);
        bench.temporal().comeUp();
        bench.untilReachable();
        relay.pass();
        assertThat(waiting(IngestOutbox.TOPIC)).isZero();
        Eventually.see(
                bench.worker()::ingested,
                uids -> uids.contains(bench.world().dataset().uid()));
    }

    @Test
    void anEntryThatCannotBeToldIsPutOffAndHoldsUpNothing() {
        bench.database().doInTransaction(tx -> {
            outbox.append(tx, ItemsAdded.TOPIC, "nonsense");
            outbox.append(tx, ItemsAdded.TOPIC, "1:x");
        });
        added(0, 10);
        finalised();
        relay.pass();
        assertThat(bench.progress(seen(RunState.COMPLETED)).done()).isEqualTo(10);
        Eventually.see(
                bench.worker()::ingested,
                uids -> uids.contains(bench.world().dataset().uid()));
        assertThat(waiting(ItemsAdded.TOPIC)).as("put off").isZero();
        assertThat(bench.count("outbox")).isEqualTo(2);
    }

    @Test
    void anEntryOfADatasetThatIsGoneIsDone() {
        bench.database().doInTransaction(tx -> outbox.append(tx, IngestOutbox.TOPIC, "no-such-dataset"));
        relay.pass();
        assertThat(bench.count("outbox")).isZero();
    }

    private void choose(boolean enabled, boolean autoRun) {
        AutotagSettings settings =
                new AutotagSettings(enabled, bench.world().version().modelUid(), new Selection.Full(), autoRun);
        bench.database().doInTransaction(tx -> new SettingsRepository()
                .put(tx, bench.world().project(), settings));
    }

    private void added(int from, int to) {
        List<Long> ids =
                bench.world().items().subList(from, to).stream().map(Item::id).toList();
        bench.database()
                .doInTransaction(tx -> new ItemsAdded(bench.world().dataset().id(), ids).appendTo(outbox, tx));
    }

    private void finalised() {
        bench.database()
                .doInTransaction(tx -> outbox.append(
                        tx, IngestOutbox.TOPIC, bench.world().dataset().uid()));
    }

    private int waiting(String topic) {
        return bench.database().inTransaction(tx -> outbox.take(tx, topic, 100)).size();
    }

    private Run seen(RunState state) {
        return Eventually.see(bench::all, runs -> !runs.isEmpty() && runs.get(0).state() == state)
                .get(0);
    }
}
