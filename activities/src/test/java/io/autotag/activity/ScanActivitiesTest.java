package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.image.TestPictures;
import io.autotag.store.Run;
import io.autotag.store.ScanState;
import io.autotag.store.Selection;
import io.autotag.store.SourceScan;
import io.autotag.store.SourceScans;
import io.autotag.workflow.ScanRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of a folder become items, are read there, and are looked after. */
final class ScanActivitiesTest {

    @TempDir
    private Path root;

    private ScanBench scans;
    private Bench bench;

    @BeforeEach
    void open() {
        scans = new ScanBench(root);
        bench = scans.worker();
    }

    @AfterEach
    void close() {
        scans.close();
    }

    @Test
    void picturesBecomeItemsAndStayWhereTheyAre() {
        scans.write("a.jpg", ScanBench.FIRST);
        scans.write("cats/b.jpg", ScanBench.SECOND);
        assertThat(scans.scan()).satisfies(done -> {
            assertThat(done.state()).isEqualTo(ScanState.DONE);
            assertThat(done.seen()).isEqualTo(2);
            assertThat(done.added()).isEqualTo(2);
        });
        assertThat(bench.rows().texts("SELECT concat_ws(' ', key, width, height, content_type) FROM item ORDER BY key"))
                .containsExactly("disk/a.jpg 60 40 image/jpeg", "disk/cats/b.jpg 50 40 image/jpeg");
        String sha256 = bench.rows()
                .texts("SELECT blob_sha256 FROM item WHERE key = 'disk/a.jpg'")
                .get(0);
        assertThat(bench.blobs().contains(sha256)).isFalse();
        assertThat(bench.everywhere().read(sha256)).isEqualTo(ScanBench.FIRST);
        assertThat(bench.rows().number("SELECT count(*) FROM thumbnail")).isEqualTo(8);
        assertThat(bench.rows().number("SELECT item_count FROM dataset")).isEqualTo(2);
        assertThat(scans.told())
                .containsExactlyElementsOf(List.of(
                        Long.valueOf(
                                bench.rows().texts("SELECT min(id) FROM item").get(0)),
                        Long.valueOf(
                                bench.rows().texts("SELECT max(id) FROM item").get(0))));
    }

    @Test
    void runsReadThemInPlaceAndWhatIsGoneIsMissing() throws IOException {
        scans.write("a.jpg", ScanBench.FIRST);
        scans.write("b.jpg", ScanBench.SECOND);
        scans.scan();
        Files.delete(root.resolve("b.jpg"));
        Run run = scans.world().createRun(new Selection.Full(), false);
        bench.process(bench.plan(run), 0, 2);
        assertThat(bench.rows().failures()).containsExactly("disk/b.jpg missing");
        assertThat(bench.rows().texts("SELECT message FROM run_failure").get(0)).contains("read in place");
        assertThat(bench.rows().number("SELECT count(DISTINCT item_id) FROM prediction"))
                .isEqualTo(1);
    }

    @Test
    void whatIsNoPictureIsListedWithASentenceAndKeepsNothingElseBack() {
        scans.write("a.jpg", ScanBench.FIRST);
        scans.write("page.jpg", World.bytes("<html>"));
        scans.write("cut.jpg", TestPictures.cut(ScanBench.FIRST, 0.01));
        scans.write("large.jpg", new byte[(1 << 20) + 1]);
        SourceScan done = scans.scan();
        assertThat(done.state()).isEqualTo(ScanState.DONE);
        assertThat(done.added()).isEqualTo(1);
        assertThat(done.failed()).isEqualTo(3);
        assertThat(bench.rows().texts("SELECT path FROM source_object WHERE state = 'failed' ORDER BY path"))
                .containsExactly("cut.jpg", "large.jpg", "page.jpg");
        assertThat(bench.rows().texts("SELECT sentence FROM source_object WHERE state = 'failed'"))
                .allSatisfy(sentence -> assertThat(sentence).matches("[A-Z].+\\."));
        scans.write("page.jpg", ScanBench.SECOND);
        assertThat(scans.scan().added()).isEqualTo(1);
    }

    @Test
    void aPictureThatClaimsToBeHugeIsAnItemThatNobodyDecodes() {
        scans.write("bomb.png", TestPictures.pngClaiming(30_000, 30_000));
        assertThat(scans.scan().added()).isEqualTo(1);
        assertThat(bench.rows().number("SELECT count(*) FROM thumbnail")).isZero();
        assertThat(bench.rows().number("SELECT count(*) FROM thumbnail_refusal"))
                .isEqualTo(1);
    }

    @Test
    void equalPicturesShareTheirBytesAndThumbnails() {
        scans.write("a.jpg", ScanBench.FIRST);
        scans.write("copy.jpg", ScanBench.FIRST);
        scans.scan();
        assertThat(bench.rows().number("SELECT count(*) FROM item")).isEqualTo(2);
        assertThat(bench.rows().number("SELECT count(DISTINCT blob_sha256) FROM item"))
                .isEqualTo(1);
        assertThat(bench.rows().number("SELECT count(*) FROM thumbnail")).isEqualTo(4);
    }

    @Test
    void aScanThatIsNotTheOpenOneChangesNothing() {
        scans.write("a.jpg", ScanBench.FIRST);
        ScanRequest late = scans.begin();
        bench.database().doInTransaction(tx -> new SourceScans().fail(tx, scans.source(), late.scan(), "Ended."));
        scans.run(late);
        assertThat(bench.rows().number("SELECT count(*) FROM item")).isZero();
        assertThat(scans.now().scan().message()).isEqualTo("Ended.");
    }

    @Test
    void aSourceTheOperatorDoesNotAllowAnyMoreFailsWithASentence() {
        bench.rows().change("UPDATE source SET location = '/etc'");
        SourceScan done = scans.scan();
        assertThat(done.state()).isEqualTo(ScanState.FAILED);
        assertThat(done.message()).contains("AUTOTAG_SOURCE_FOLDERS");
    }
}
