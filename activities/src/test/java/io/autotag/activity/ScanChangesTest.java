package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.store.SeenObject;
import io.autotag.store.Source;
import io.autotag.store.SourceCommit;
import io.autotag.store.SourceScan;
import io.autotag.store.SourceScans;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What later scans make of a folder in which something has changed, or nothing. */
final class ScanChangesTest {

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
    void whatVanishedIsNotedAndItsItemStaysAndComesBack() throws IOException {
        scans.write("a.jpg", ScanBench.FIRST);
        scans.write("b.jpg", ScanBench.SECOND);
        scans.scan();
        String sha256 = bench.rows()
                .texts("SELECT blob_sha256 FROM item WHERE key = 'disk/b.jpg'")
                .get(0);
        Files.delete(root.resolve("b.jpg"));
        assertThat(scans.scan().vanished()).isEqualTo(1);
        assertThat(bench.rows().number("SELECT count(*) FROM item")).isEqualTo(2);
        assertThatThrownBy(() -> bench.everywhere().open(sha256)).hasMessageContaining("read in place");
        scans.write("moved.jpg", ScanBench.SECOND);
        scans.scan();
        assertThat(bench.everywhere().read(sha256)).isEqualTo(ScanBench.SECOND);
    }

    @Test
    void whatIsInAFolderThatCannotBeEnteredIsNotNotedAsGone() {
        List.of("cat.jpg", "cats-2/a.jpg", "cats/a.jpg", "cats0.jpg")
                .forEach(name -> scans.write(name, ScanBench.FIRST));
        scans.scan();
        int number = scans.begin().scan();
        Source open = scans.now();
        SeenObject closed = SeenObject.refused("cats/", null, "It may not be entered.");
        boolean taken = bench.database()
                .inTransaction(tx -> new SourceCommit().commit(tx, open, number, "", "cats/", List.of(closed)));
        assertThat(taken).isTrue();
        bench.database().doInTransaction(tx -> new SourceScans().vanish(tx, scans.source(), number));
        assertThat(bench.rows().texts("SELECT concat(path, ' ', state) FROM source_object ORDER BY path"))
                .containsExactly(
                        "cat.jpg gone", "cats-2/a.jpg gone", "cats/ failed", "cats/a.jpg present", "cats0.jpg gone");
    }

    @Test
    void scanningAgainReadsAndAddsNothing() {
        scans.write("a.jpg", ScanBench.FIRST);
        scans.scan();
        scans.told();
        SourceScan again = scans.scan();
        assertThat(again.seen()).isEqualTo(1);
        assertThat(again.added() + again.changed() + again.vanished() + again.failed())
                .isZero();
        assertThat(scans.told()).isEmpty();
    }

    @Test
    void aChangedPictureIsAnotherItemAndTheOldOneIsNeverShownWithItsBytes() {
        scans.write("a.jpg", ScanBench.FIRST);
        scans.scan();
        String old = bench.rows().texts("SELECT blob_sha256 FROM item").get(0);
        scans.write("a.jpg", sameLength(ScanBench.FIRST));
        assertThatThrownBy(() -> bench.everywhere().read(old)).hasMessageContaining("changed there");
        SourceScan second = scans.scan();
        assertThat(second.changed()).isEqualTo(1);
        assertThat(bench.rows().texts("SELECT key FROM item ORDER BY id"))
                .containsExactly("disk/a.jpg", "disk/a~2.jpg");
        assertThat(bench.rows().texts("SELECT blob_sha256 FROM item WHERE key = 'disk/a.jpg'"))
                .containsExactly(old);
    }

    @Test
    void aPictureThatWasUploadedTooIsReadFromTheOwnStore() throws IOException {
        bench.blobs().put(new ByteArrayInputStream(ScanBench.FIRST), ScanBench.FIRST.length);
        scans.write("a.jpg", ScanBench.FIRST);
        scans.scan();
        String sha256 = bench.rows().texts("SELECT blob_sha256 FROM item").get(0);
        scans.write("a.jpg", sameLength(ScanBench.FIRST));
        assertThat(bench.everywhere().read(sha256)).isEqualTo(ScanBench.FIRST);
        Files.delete(root.resolve("a.jpg"));
        assertThat(bench.everywhere().read(sha256)).isEqualTo(ScanBench.FIRST);
    }

    @Test
    void anotherPlaceGivesWhatOneDoesNotGiveAsItWas() {
        for (int copy = 1; copy <= 6; copy++) {
            scans.write("copy" + copy + ".jpg", ScanBench.FIRST);
        }
        scans.scan();
        String sha256 =
                bench.rows().texts("SELECT DISTINCT blob_sha256 FROM item").get(0);
        for (int copy = 1; copy <= 5; copy++) {
            scans.write("copy" + copy + ".jpg", sameLength(ScanBench.FIRST));
        }
        assertThat(bench.everywhere().read(sha256)).isEqualTo(ScanBench.FIRST);
    }

    @Test
    void itsItemsAreFoundAgainByASourceOfTheSameName() {
        scans.write("a.jpg", ScanBench.FIRST);
        scans.scan();
        scans.delete();
        assertThat(bench.rows().number("SELECT count(*) FROM item")).isEqualTo(1);
        scans.replace();
        scans.scan();
        assertThat(bench.rows().number("SELECT count(*) FROM item")).isEqualTo(1);
        assertThat(bench.everywhere()
                        .read(bench.rows().texts("SELECT blob_sha256 FROM item").get(0)))
                .isEqualTo(ScanBench.FIRST);
    }

    /** Another picture in as many bytes: a scan would not see it by its size. */
    private static byte[] sameLength(byte[] jpeg) {
        byte[] other = jpeg.clone();
        other[other.length - 3] ^= 1;
        return other;
    }
}
