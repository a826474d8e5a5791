package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Datasets, items, uploads, slices, settings and workers. */
final class DataTest {

    private static final String SHA = "ab".repeat(32);

    private final DatasetRepository datasets = new DatasetRepository();
    private final ItemRepository items = new ItemRepository();
    private final UploadRepository uploads = new UploadRepository();
    private TestDatabase test;
    private Seed seed;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 5);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void countsTheItemsOfAFinishedDataset() {
        assertThat(seed.dataset().status()).isEqualTo(DatasetStatus.CREATED);
        assertThat(seed.dataset().itemCount()).isEqualTo(5);
    }

    @Test
    void filtersDatasets() {
        assertThat(list(new DatasetFilter(
                        "world@example.org", "image", "ORL", DatasetStatus.CREATED, Visibility.PRIVATE)))
                .hasSize(1);
        assertThat(list(new DatasetFilter(null, "video", null, null, null))).isEmpty();
        assertThat(list(new DatasetFilter(null, null, "%", null, null))).isEmpty();
        assertThat(list(new DatasetFilter(null, null, null, DatasetStatus.CREATING, null)))
                .isEmpty();
        assertThat(list(new DatasetFilter(null, null, null, null, Visibility.PUBLIC)))
                .isEmpty();
        assertThat(list(new DatasetFilter("world", null, null, null, null))).isEmpty();
    }

    @Test
    void anItemIsAddedOnce() {
        NewItem item = new NewItem("new.jpg", SHA, null, null, "image/jpeg", 7, "{\"weather\": \"rain\"}");
        assertThat(add(item)).singleElement().satisfies(added -> {
            assertThat(added.width()).isNull();
            assertThat(added.metadata()).isEqualTo("{\"weather\": \"rain\"}");
        });
        assertThat(add(item)).isEmpty();
        assertThat(test.database().<Long>read(tx -> items.countUnreadable(tx, seed.dataset())))
                .isEqualTo(1);
    }

    @Test
    void itemsComeNewestFirstInPages() {
        List<Item> page = test.database().read(tx -> items.list(tx, seed.dataset(), Page.first(2)));
        Item last = page.get(1);
        List<Item> rest = test.database().read(tx -> items.list(tx, seed.dataset(), Page.after(last.id(), 9)));
        assertThat(page).containsExactly(seed.items().get(4), seed.items().get(3));
        assertThat(rest).hasSize(3);
    }

    @Test
    void findsItemsByIdInTheProjectOnly() {
        Seed stranger = Seed.plant(test.database(), "strange", 1);
        long[] ids = {seed.items().get(0).id(), stranger.items().get(0).id()};
        List<Item> found =
                test.database().read(tx -> items.listByIds(tx, seed.project().id(), ids));
        assertThat(found).containsExactly(seed.items().get(0));
    }

    @Test
    void namesTheUidsThatAreNoItemsOfTheProject() {
        Seed stranger = Seed.plant(test.database(), "strange", 1);
        List<String> uids =
                List.of(seed.items().get(0).uid(), stranger.items().get(0).uid(), "nonsense", "nonsense");
        List<String> unknown = test.database().read(tx -> items.unknownUids(tx, seed.project(), uids));
        assertThat(unknown).containsExactlyInAnyOrder(stranger.items().get(0).uid(), "nonsense");
    }

    @Test
    void listsTheDatasetsThatAreNotComplete() {
        assertThat(creating()).isEmpty();
        test.database().doInTransaction(tx -> new DatasetRepository()
                .markCreating(tx, seed.dataset().id()));
        assertThat(creating()).singleElement().satisfies(dataset -> {
            assertThat(dataset.uid()).isEqualTo(seed.dataset().uid());
            assertThat(dataset.updatedAt()).isAfter(seed.dataset().updatedAt());
        });
    }

    @Test
    void anUploadIsReservedArrivesIsClaimedAndIngested() {
        Upload upload = reserve("a/b.jpg");
        assertThat(reserve("a/b.jpg").uid()).isEqualTo(upload.uid());
        reserve("never-arrives.jpg");
        test.database().doInTransaction(tx -> uploads.markArrived(tx, upload.id(), SHA, 7));
        assertThat(test.database().<Integer>inTransaction(tx -> uploads.claim(tx, seed.dataset())))
                .isEqualTo(1);
        assertThat(test.database().<Long>read(tx -> uploads.countWaiting(tx, seed.dataset())))
                .isEqualTo(1);
        List<Upload> waiting =
                test.database().read(tx -> uploads.waiting(tx, seed.dataset().id(), 10));
        assertThat(waiting).extracting(Upload::path).containsExactly("a/b.jpg");
        test.database().doInTransaction(tx -> uploads.markIngested(tx, new long[] {upload.id()}));
        assertThat(test.database()
                        .<List<Upload>>read(
                                tx -> uploads.waiting(tx, seed.dataset().id(), 10)))
                .isEmpty();
    }

    @Test
    void aClaimedUploadTakesNoOtherBytes() {
        Upload upload = reserve("a.jpg");
        test.database().doInTransaction(tx -> uploads.markArrived(tx, upload.id(), SHA, 7));
        test.database().doInTransaction(tx -> uploads.claim(tx, seed.dataset()));
        assertThatThrownBy(() -> test.database().doInTransaction(tx -> uploads.markArrived(tx, upload.id(), SHA, 8)))
                .hasMessageContaining("finalised");
        assertThat(reserve("a.jpg").uid()).isNotEqualTo(upload.uid());
    }

    @Test
    void aSliceHoldsItsItems() {
        Slice slice = wholeDataset(null);
        assertThat(slice.itemCount()).isEqualTo(5);
        List<Item> listed = test.database().read(tx -> items.listOf(tx, slice, Page.first(10)));
        assertThat(listed).hasSize(5);
        Item member = test.database().read(tx -> new SliceRepository()
                .item(tx, slice, seed.items().get(0).uid()));
        assertThat(member).isEqualTo(seed.items().get(0));
    }

    @Test
    void aSampleHoldsSoManyOfThem() {
        assertThat(wholeDataset(3).itemCount()).isEqualTo(3);
    }

    @Test
    void aSampleOfMoreThanThereIsHoldsAll() {
        assertThat(wholeDataset(9).itemCount()).isEqualTo(5);
    }

    @Test
    void aSliceOfNoItemsIsRefused() {
        assertThatThrownBy(() -> SliceSource.someItems("x", List.of())).hasMessageContaining("at least one");
    }

    @Test
    void settingsAreKeptWhole() {
        SettingsRepository settings = new SettingsRepository();
        AutotagSettings wanted =
                new AutotagSettings(true, seed.version().modelUid(), new Selection.Slices(List.of("one", "two")), true);
        assertThat(test.database().<AutotagSettings>read(tx -> settings.get(tx, seed.project())))
                .isEqualTo(AutotagSettings.none());
        test.database().doInTransaction(tx -> settings.put(tx, seed.project(), wanted));
        test.database().doInTransaction(tx -> settings.put(tx, seed.project(), wanted));
        assertThat(test.database().<AutotagSettings>read(tx -> settings.get(tx, seed.project())))
                .isEqualTo(wanted);
        List<Project> automatic = test.database()
                .read(tx -> settings.autoRunProjects(tx, seed.dataset().id()));
        assertThat(automatic).containsExactly(seed.project());
    }

    @Test
    void workersAreSeenUntilTheyLeave() {
        WorkerRegistry registry = new WorkerRegistry();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int minute = 0; minute < 2; minute++) {
            Worker worker = new Worker("w1", "host", 7, "1", List.of("io"), start, start.plusSeconds(60L * minute));
            test.database().inTransaction(tx -> registry.heartbeat(tx, worker, WorkerReport.idle("cpu")));
        }
        assertThat(seenSince(registry, start.plusSeconds(60)))
                .extracting(Worker::id)
                .containsExactly("w1");
        assertThat(seenSince(registry, start.plusSeconds(61))).isEmpty();
        test.database().doInTransaction(tx -> registry.leave(tx, "w1"));
        assertThat(seenSince(registry, start)).isEmpty();
    }

    private List<Worker> seenSince(WorkerRegistry registry, Instant time) {
        return test.database().read(tx -> registry.seenSince(tx, time));
    }

    private List<Dataset> list(DatasetFilter filter) {
        return test.database().read(tx -> datasets.list(tx, seed.organisation().id(), filter, Page.first(10)));
    }

    private Slice wholeDataset(@Nullable Integer sampleSize) {
        NewSlice wanted = new NewSlice(
                seed.organisation().id(),
                "owner",
                "Edge cases",
                "edge-cases",
                Visibility.PRIVATE,
                List.of(SliceSource.wholeDataset(seed.dataset().uid())),
                sampleSize,
                "[{\"type\": \"dataset\"}]");
        return test.database().inTransaction(tx -> new SliceRepository().create(tx, wanted));
    }

    private List<Item> add(NewItem item) {
        return test.database().inTransaction(tx -> items.add(tx, seed.dataset().id(), List.of(item)));
    }

    @Test
    void twoPeoplesFilesUnderOneNameAreTwo() {
        Upload ours = reserve("a.jpg");
        Upload theirs = reserve("somebody-else", "a.jpg");
        assertThat(theirs.uid()).isNotEqualTo(ours.uid());
        for (Upload upload : List.of(ours, theirs)) {
            test.database().doInTransaction(tx -> uploads.markArrived(tx, upload.id(), SHA, 7));
        }
        assertThat(test.database().<Integer>inTransaction(tx -> uploads.claim(tx, seed.dataset())))
                .isEqualTo(1);
        List<Upload> waiting =
                test.database().read(tx -> uploads.waiting(tx, seed.dataset().id(), 10));
        assertThat(waiting).extracting(Upload::uid).containsExactly(ours.uid());
    }

    private Upload reserve(String path) {
        return reserve(seed.dataset().ownerName(), path);
    }

    private Upload reserve(String owner, String path) {
        NewUpload upload = new NewUpload(seed.organisation().id(), owner, "world", path, "image/jpeg", 7L);
        return test.database().inTransaction(tx -> uploads.reserve(tx, upload));
    }

    private List<Dataset> creating() {
        return test.database().read(tx -> new DatasetRepository().listCreating(tx, 10));
    }
}
