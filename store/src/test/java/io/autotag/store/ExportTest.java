package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.blob.StoredBlob;
import io.autotag.export.ExportContent;
import io.autotag.export.ExportFormat;
import io.autotag.export.ExportState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of an export, from the request to the removal of its file. */
final class ExportTest {

    private static final int ITEMS = 1_030;
    private static final StoredBlob FILE = new StoredBlob("e".repeat(64), 12);
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final ExportCounts COUNTS = new ExportCounts(0, 7, 3, 4, 1);

    private TestDatabase test;
    private ExportDesk desk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ExportDesk(new ReviewDesk(test.database(), "world", ITEMS));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void coversTheItemsThatThereWereInTheOrderOfTheirIds() {
        Export export = desk.create(ExportDesk.order(""));
        ExportAttempt attempt = desk.begin(export);
        assertThat(attempt.export().counts().items()).isEqualTo(ITEMS);
        addItem("photos/later.jpg");
        desk.freeze(export);
        List<String> keys = desk.keys(attempt, 300);
        assertThat(keys).hasSize(ITEMS).isSorted().doesNotHaveDuplicates();
        assertThat(desk.keys(attempt, 10_000)).isEqualTo(keys);
    }

    @Test
    void coversWhatTheQueryFindsInTheSlicesAndDatasets() {
        String slice = slice("photos/000000[5-9].jpg");
        String dataset = desk.desk.seed.dataset().uid();
        ExportOrder order = new ExportOrder(
                "some",
                ExportFormat.YOLO,
                ExportContent.ANNOTATIONS,
                false,
                "photos/000000",
                List.of(dataset),
                List.of(slice));
        assertThat(desk.keys(desk.begin(desk.create(order)), 2))
                .hasSize(5)
                .first()
                .isEqualTo("photos/0000005.jpg");
        ExportOrder elsewhere = new ExportOrder(
                "none", ExportFormat.YOLO, ExportContent.ANNOTATIONS, false, "", List.of("another"), List.of());
        assertThat(desk.begin(desk.create(elsewhere)).export().counts().items()).isZero();
    }

    @Test
    void refusesAQueryThatIsNotUnderstood() {
        assertThatThrownBy(() -> desk.create(ExportDesk.order("what?")))
                .isInstanceOfSatisfying(StoreException.class, refused -> assertThat(refused.code())
                        .isEqualTo(StoreError.INVALID));
    }

    @Test
    void theLastAttemptAloneMayFinish() {
        Export export = desk.create(ExportDesk.order(""));
        ExportAttempt lost = desk.begin(export);
        ExportAttempt last = desk.begin(export);
        assertThat(advance(lost)).isFalse();
        assertThat(complete(lost)).isFalse();
        assertThat(desk.reread(export).state()).isEqualTo(ExportState.PROCESSING);
        assertThat(advance(last)).isTrue();
        assertThat(complete(last)).isTrue();
        Export exported = desk.reread(export);
        assertThat(exported.state()).isEqualTo(ExportState.EXPORTED);
        assertThat(exported.file()).isEqualTo(new ExportFile(FILE.sha256(), FILE.bytes()));
        assertThat(exported.counts()).isEqualTo(new ExportCounts(ITEMS, 7, 3, 4, 1));
        assertThat(desk.desk.number("SELECT count(*) AS n FROM export_block")).isZero();
        assertThat(complete(last)).isFalse();
    }

    @Test
    void aCancelledExportStopsItsAttempt() {
        Export export = desk.create(ExportDesk.order(""));
        ExportAttempt attempt = desk.begin(export);
        Export cancelled = test.database().inTransaction(tx -> desk.exports.cancel(tx, export));
        assertThat(cancelled.state()).isEqualTo(ExportState.CANCELLED);
        assertThat(advance(attempt)).isFalse();
        assertThat(complete(attempt)).isFalse();
        desk.freeze(export);
        assertThat(tryBegin(export)).isEmpty();
        assertThatThrownBy(() -> test.database().inTransaction(tx -> desk.exports.cancel(tx, export)))
                .hasMessage("The export is cancelled: cancel is not possible.");
    }

    @Test
    void isGivenUpWhenItIsLostAgainAndAgain() {
        Export export = desk.create(ExportDesk.order("photos/0000001"));
        for (int i = 0; i < ExportWork.MOST_ATTEMPTS; i++) {
            desk.begin(export);
        }
        assertThat(tryBegin(export)).isEmpty();
        assertThat(desk.reread(export).state()).isEqualTo(ExportState.FAILED);
        assertThat(desk.reread(export).errorMessage()).contains("begun 20 times");
    }

    @Test
    void refusesMorePicturesThanItCanTake() {
        test.database().doInTransaction(tx -> tx.sql("UPDATE item SET bytes = ?", 1L << 30)
                .update());
        ExportOrder order =
                new ExportOrder("all", ExportFormat.COCO, ExportContent.BOTH, true, "", List.of(), List.of());
        Export export = desk.create(order);
        assertThatThrownBy(() -> desk.freeze(export)).hasMessageContaining("The pictures have 1031 GB");
        test.database().doInTransaction(tx -> desk.work.fail(tx, export.id(), "Too much."));
        assertThat(desk.reread(export).errorMessage()).isEqualTo("Too much.");
    }

    @Test
    void theSameKeyIsTheSameExport() {
        CreatedExport first = desk.create(ExportDesk.order(""), "k");
        CreatedExport again = desk.create(ExportDesk.order(""), "k");
        assertThat(again.isNew()).isFalse();
        assertThat(again.export().uid()).isEqualTo(first.export().uid());
        assertThatThrownBy(() -> desk.create(ExportDesk.order("photos"), "k")).hasMessageContaining("another export");
    }

    @Test
    void asksForPatienceWhenManyAreOpen() {
        for (int i = 0; i < ExportRepository.MOST_OPEN; i++) {
            desk.create(ExportDesk.order(""));
        }
        assertThatThrownBy(() -> desk.create(ExportDesk.order(""))).hasMessageContaining("under way");
    }

    @Test
    void itsFileIsKeptForAWeek() {
        Export export = desk.create(ExportDesk.order(""));
        complete(desk.begin(export));
        assertThat(expire(NOW.plus(ExportWork.KEPT).minusSeconds(1))).isZero();
        assertThat(unreferenced()).isEmpty();
        assertThat(expire(NOW.plus(ExportWork.KEPT))).isEqualTo(1);
        assertThat(unreferenced()).containsExactly(FILE.sha256());
        assertThat(desk.reread(export).state()).isEqualTo(ExportState.EXPORTED);
        assertThat(desk.reread(export).file()).isNull();
    }

    @Test
    void isListedForItsOrganisationOnly() {
        Export export = desk.create(ExportDesk.order(""));
        Seed other = Seed.plant(test.database(), "other", 1);
        assertThat(list(other)).isEmpty();
        assertThat(list(desk.desk.seed)).extracting(Export::uid).containsExactly(export.uid());
        assertThatThrownBy(() -> test.database()
                        .read(tx -> desk.exports.get(tx, other.organisation().id(), export.uid())))
                .isInstanceOf(StoreException.class);
    }

    private List<Export> list(Seed world) {
        return test.database()
                .read(tx -> desk.exports.list(tx, world.organisation().id(), Page.first(10)));
    }

    private Optional<ExportAttempt> tryBegin(Export export) {
        return test.database().inTransaction(tx -> desk.work.begin(tx, export.id()));
    }

    private boolean advance(ExportAttempt attempt) {
        return test.database().inTransaction(tx -> desk.work.advance(tx, attempt, COUNTS));
    }

    private boolean complete(ExportAttempt attempt) {
        return test.database().inTransaction(tx -> desk.work.complete(tx, attempt, COUNTS, FILE, NOW));
    }

    private int expire(Instant now) {
        return test.database().inTransaction(tx -> desk.exports.expire(tx, now));
    }

    private List<String> unreferenced() {
        return test.database().read(tx -> new UploadRepository().unreferenced(tx, List.of(FILE.sha256())));
    }

    private void addItem(String key) {
        String sha256 = desk.desk.item(0).blobSha256();
        NewItem item = new NewItem(key, sha256, null, null, "image/jpeg", 1, "{}");
        test.database().inTransaction(tx -> new ItemRepository()
                .add(tx, desk.desk.seed.dataset().id(), List.of(item)));
    }

    /** A slice of the items whose keys match. */
    private String slice(String pattern) {
        List<String> uids = desk.desk.seed.items().stream()
                .filter(item -> item.key().matches(pattern))
                .map(Item::uid)
                .toList();
        Dataset dataset = desk.desk.seed.dataset();
        NewSlice slice = new NewSlice(
                dataset.orgId(),
                "ann",
                "some",
                "some",
                Visibility.PRIVATE,
                List.of(new SliceSource(dataset.uid(), false, uids)),
                null,
                "[]");
        return test.database()
                .inTransaction(tx -> new SliceRepository().create(tx, slice))
                .uid();
    }
}
