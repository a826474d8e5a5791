package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.egress.EgressRules;
import io.autotag.image.TestPictures;
import io.autotag.source.SourceSettings;
import io.autotag.store.ItemsAdded;
import io.autotag.store.NewSource;
import io.autotag.store.Outbox;
import io.autotag.store.Run;
import io.autotag.store.ScanState;
import io.autotag.store.SeenObject;
import io.autotag.store.Selection;
import io.autotag.store.Source;
import io.autotag.store.SourceCommit;
import io.autotag.store.SourceKind;
import io.autotag.store.SourceRepository;
import io.autotag.store.SourceScan;
import io.autotag.store.SourceScans;
import io.autotag.workflow.ScanRequest;
import io.autotag.workflow.ScanWorkflow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of a folder become items, are read there, and are looked after. */
final class ScanActivitiesTest {

    private static final byte[] FIRST = TestPictures.jpeg(60, 40);
    private static final byte[] SECOND = TestPictures.jpeg(50, 40);

    @TempDir
    private Path root;

    private final SourceRepository sources = new SourceRepository();
    private final SourceScans scans = new SourceScans();
    private Bench bench;
    private World world;
    private Source source;

    @BeforeEach
    void open() {
        bench = Bench.with(
                new ColourTagger(),
                SourceSettings.of(root.toString(), "", EgressRules.of(false, ""), Optional.empty()));
        world = bench.plant();
        source = bench.database()
                .inTransaction(tx -> sources.create(
                        tx,
                        new NewSource(
                                UUID.randomUUID().toString(),
                                world.dataset().id(),
                                "disk",
                                SourceKind.FOLDER,
                                root.toString(),
                                null,
                                null,
                                null,
                                null)));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void picturesBecomeItemsAndStayWhereTheyAre() {
        write("a.jpg", FIRST);
        write("cats/b.jpg", SECOND);
        assertThat(scan()).satisfies(done -> {
            assertThat(done.state()).isEqualTo(ScanState.DONE);
            assertThat(done.seen()).isEqualTo(2);
            assertThat(done.added()).isEqualTo(2);
        });
        assertThat(rows("SELECT concat_ws(' ', key, width, height, content_type) FROM item ORDER BY key"))
                .containsExactly("disk/a.jpg 60 40 image/jpeg", "disk/cats/b.jpg 50 40 image/jpeg");
        String sha256 =
                rows("SELECT blob_sha256 FROM item WHERE key = 'disk/a.jpg'").get(0);
        assertThat(bench.blobs().contains(sha256)).isFalse();
        assertThat(bench.everywhere().read(sha256)).isEqualTo(FIRST);
        assertThat(bench.rows().number("SELECT count(*) FROM thumbnail")).isEqualTo(8);
        assertThat(bench.rows().number("SELECT item_count FROM dataset")).isEqualTo(2);
        assertThat(told())
                .containsExactlyElementsOf(List.of(
                        Long.valueOf(rows("SELECT min(id) FROM item").get(0)),
                        Long.valueOf(rows("SELECT max(id) FROM item").get(0))));
    }

    @Test
    void runsReadThemInPlaceAndWhatIsGoneIsMissing() throws IOException {
        write("a.jpg", FIRST);
        write("b.jpg", SECOND);
        scan();
        Files.delete(root.resolve("b.jpg"));
        Run run = world.createRun(new Selection.Full(), false);
        bench.process(bench.plan(run), 0, 2);
        assertThat(bench.rows().failures()).containsExactly("disk/b.jpg missing");
        assertThat(rows("SELECT message FROM run_failure").get(0)).contains("read in place");
        assertThat(bench.rows().number("SELECT count(DISTINCT item_id) FROM prediction"))
                .isEqualTo(1);
    }

    @Test
    void whatVanishedIsNotedAndItsItemStaysAndComesBack() throws IOException {
        write("a.jpg", FIRST);
        write("b.jpg", SECOND);
        scan();
        String sha256 =
                rows("SELECT blob_sha256 FROM item WHERE key = 'disk/b.jpg'").get(0);
        Files.delete(root.resolve("b.jpg"));
        assertThat(scan().vanished()).isEqualTo(1);
        assertThat(bench.rows().number("SELECT count(*) FROM item")).isEqualTo(2);
        assertThatThrownBy(() -> bench.everywhere().open(sha256)).hasMessageContaining("read in place");
        write("moved.jpg", SECOND);
        scan();
        assertThat(bench.everywhere().read(sha256)).isEqualTo(SECOND);
    }

    @Test
    void whatIsInAFolderThatCannotBeEnteredIsNotNotedAsGone() {
        List.of("cat.jpg", "cats-2/a.jpg", "cats/a.jpg", "cats0.jpg").forEach(name -> write(name, FIRST));
        scan();
        int number = begin().scan();
        Source open = now();
        SeenObject closed = SeenObject.refused("cats/", null, "It may not be entered.");
        boolean taken = bench.database()
                .inTransaction(tx -> new SourceCommit().commit(tx, open, number, "", "cats/", List.of(closed)));
        assertThat(taken).isTrue();
        bench.database().doInTransaction(tx -> scans.vanish(tx, source, number));
        assertThat(rows("SELECT concat(path, ' ', state) FROM source_object ORDER BY path"))
                .containsExactly(
                        "cat.jpg gone", "cats-2/a.jpg gone", "cats/ failed", "cats/a.jpg present", "cats0.jpg gone");
    }

    @Test
    void scanningAgainReadsAndAddsNothing() {
        write("a.jpg", FIRST);
        scan();
        told();
        SourceScan again = scan();
        assertThat(again.seen()).isEqualTo(1);
        assertThat(again.added() + again.changed() + again.vanished() + again.failed())
                .isZero();
        assertThat(told()).isEmpty();
    }

    @Test
    void aChangedPictureIsAnotherItemAndTheOldOneIsNeverShownWithItsBytes() {
        write("a.jpg", FIRST);
        scan();
        String old = rows("SELECT blob_sha256 FROM item").get(0);
        write("a.jpg", sameLength(FIRST));
        assertThatThrownBy(() -> bench.everywhere().read(old)).hasMessageContaining("changed there");
        SourceScan second = scan();
        assertThat(second.changed()).isEqualTo(1);
        assertThat(rows("SELECT key FROM item ORDER BY id")).containsExactly("disk/a.jpg", "disk/a~2.jpg");
        assertThat(rows("SELECT blob_sha256 FROM item WHERE key = 'disk/a.jpg'"))
                .containsExactly(old);
    }

    @Test
    void aPictureThatWasUploadedTooIsReadFromTheOwnStore() throws IOException {
        bench.blobs().put(new ByteArrayInputStream(FIRST), FIRST.length);
        write("a.jpg", FIRST);
        scan();
        String sha256 = rows("SELECT blob_sha256 FROM item").get(0);
        write("a.jpg", sameLength(FIRST));
        assertThat(bench.everywhere().read(sha256)).isEqualTo(FIRST);
        Files.delete(root.resolve("a.jpg"));
        assertThat(bench.everywhere().read(sha256)).isEqualTo(FIRST);
    }

    @Test
    void anotherPlaceGivesWhatOneDoesNotGiveAsItWas() {
        for (int copy = 1; copy <= 6; copy++) {
            write("copy" + copy + ".jpg", FIRST);
        }
        scan();
        String sha256 = rows("SELECT DISTINCT blob_sha256 FROM item").get(0);
        for (int copy = 1; copy <= 5; copy++) {
            write("copy" + copy + ".jpg", sameLength(FIRST));
        }
        assertThat(bench.everywhere().read(sha256)).isEqualTo(FIRST);
    }

    @Test
    void whatIsNoPictureIsListedWithASentenceAndKeepsNothingElseBack() {
        write("a.jpg", FIRST);
        write("page.jpg", World.bytes("<html>"));
        write("cut.jpg", TestPictures.cut(FIRST, 0.01));
        write("large.jpg", new byte[(1 << 20) + 1]);
        SourceScan done = scan();
        assertThat(done.state()).isEqualTo(ScanState.DONE);
        assertThat(done.added()).isEqualTo(1);
        assertThat(done.failed()).isEqualTo(3);
        assertThat(rows("SELECT path FROM source_object WHERE state = 'failed' ORDER BY path"))
                .containsExactly("cut.jpg", "large.jpg", "page.jpg");
        assertThat(rows("SELECT sentence FROM source_object WHERE state = 'failed'"))
                .allSatisfy(sentence -> assertThat(sentence).matches("[A-Z].+\\."));
        write("page.jpg", SECOND);
        assertThat(scan().added()).isEqualTo(1);
    }

    @Test
    void aPictureThatClaimsToBeHugeIsAnItemThatNobodyDecodes() {
        write("bomb.png", TestPictures.pngClaiming(30_000, 30_000));
        assertThat(scan().added()).isEqualTo(1);
        assertThat(bench.rows().number("SELECT count(*) FROM thumbnail")).isZero();
        assertThat(bench.rows().number("SELECT count(*) FROM thumbnail_refusal"))
                .isEqualTo(1);
    }

    @Test
    void equalPicturesShareTheirBytesAndThumbnails() {
        write("a.jpg", FIRST);
        write("copy.jpg", FIRST);
        scan();
        assertThat(bench.rows().number("SELECT count(*) FROM item")).isEqualTo(2);
        assertThat(bench.rows().number("SELECT count(DISTINCT blob_sha256) FROM item"))
                .isEqualTo(1);
        assertThat(bench.rows().number("SELECT count(*) FROM thumbnail")).isEqualTo(4);
    }

    @Test
    void itsItemsAreFoundAgainByASourceOfTheSameName() {
        write("a.jpg", FIRST);
        scan();
        bench.database().doInTransaction(tx -> sources.delete(tx, source));
        assertThat(bench.rows().number("SELECT count(*) FROM item")).isEqualTo(1);
        source = bench.database()
                .inTransaction(tx -> sources.create(
                        tx,
                        new NewSource(
                                "again",
                                world.dataset().id(),
                                "disk",
                                SourceKind.FOLDER,
                                root.toString(),
                                null,
                                null,
                                null,
                                null)));
        scan();
        assertThat(bench.rows().number("SELECT count(*) FROM item")).isEqualTo(1);
        assertThat(bench.everywhere().read(rows("SELECT blob_sha256 FROM item").get(0)))
                .isEqualTo(FIRST);
    }

    @Test
    void aScanThatIsNotTheOpenOneChangesNothing() {
        write("a.jpg", FIRST);
        ScanRequest late = begin();
        bench.database().doInTransaction(tx -> scans.fail(tx, source, late.scan(), "Ended."));
        run(late);
        assertThat(bench.rows().number("SELECT count(*) FROM item")).isZero();
        assertThat(now().scan().message()).isEqualTo("Ended.");
    }

    @Test
    void aSourceTheOperatorDoesNotAllowAnyMoreFailsWithASentence() {
        bench.rows().change("UPDATE source SET location = '/etc'");
        SourceScan done = scan();
        assertThat(done.state()).isEqualTo(ScanState.FAILED);
        assertThat(done.message()).contains("AUTOTAG_SOURCE_FOLDERS");
    }

    /** Another picture in as many bytes: a scan would not see it by its size. */
    private static byte[] sameLength(byte[] jpeg) {
        byte[] other = jpeg.clone();
        other[other.length - 3] ^= 1;
        return other;
    }

    private SourceScan scan() {
        run(begin());
        return now().scan();
    }

    private ScanRequest begin() {
        bench.database().doInTransaction(tx -> scans.begin(tx, source));
        return new ScanRequest(source.uid(), now().scan().number());
    }

    private void run(ScanRequest request) {
        bench.client()
                .newWorkflowStub(ScanWorkflow.class, Bench.options("scan-" + UUID.randomUUID()))
                .scan(request);
    }

    private Source now() {
        return bench.database()
                .read(tx -> sources.findForWorker(tx, source.uid()))
                .orElseThrow();
    }

    private List<Long> told() {
        return bench.database().inTransaction(tx -> {
            Outbox outbox = new Outbox();
            return outbox.take(tx, ItemsAdded.TOPIC, 10).stream()
                    .peek(entry -> outbox.done(tx, entry))
                    .flatMap(entry -> ItemsAdded.of(entry).itemIds().stream())
                    .toList();
        });
    }

    private List<String> rows(String query) {
        return bench.rows().texts(query);
    }

    private void write(String name, byte[] bytes) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
