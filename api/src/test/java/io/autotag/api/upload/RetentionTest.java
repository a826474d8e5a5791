package io.autotag.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.blob.DirectoryBlobStore;
import io.autotag.store.NewUpload;
import io.autotag.store.Seed;
import io.autotag.store.TestDatabase;
import io.autotag.store.Upload;
import io.autotag.store.UploadRepository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was begun and not finished goes; everything else stays. */
final class RetentionTest {

    private static final long MOST_BYTES = 1000;

    @TempDir
    private Path folder;

    private final UploadRepository uploads = new UploadRepository();
    private TestDatabase test;
    private Seed world;
    private DirectoryBlobStore blobs;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        world = Seed.plant(test.database(), "world", 0);
        blobs = new DirectoryBlobStore(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void announcedUploadsThatNeverCameGoAfterAWhile() throws IOException {
        announce("never.jpg");
        Upload arrived = announce("arrived.jpg");
        String blob = put("a picture");
        test.database().doInTransaction(tx -> uploads.markArrived(tx, arrived.id(), blob, 9));
        passIn(Retention.UNARRIVED.minusHours(1));
        assertThat(count()).isEqualTo(2);
        passIn(Retention.UNARRIVED.plusHours(1));
        assertThat(count()).isEqualTo(1);
        assertThat(blobs.contains(blob)).isTrue();
    }

    @Test
    void filesThatNothingRefersToGoAfterADay() throws IOException {
        arrive("kept.jpg");
        String refused = put("a model that was refused");
        passIn(Retention.UNREFERENCED.minusHours(1));
        assertThat(blobs.contains(refused)).isTrue();
        passIn(Retention.UNREFERENCED.plusHours(1));
        assertThat(blobs.contains(refused)).isFalse();
    }

    @Test
    void aDatabaseThatRefersToNothingRemovesNothing() throws IOException {
        String original = put("a picture of the dump that is yet to be restored");
        try (TestDatabase empty = TestDatabase.create()) {
            passIn(empty, Retention.UNREFERENCED.plusHours(1));
        }
        assertThat(blobs.contains(original)).isTrue();
        assertThat(folder.resolve("installation")).doesNotExist();
    }

    @Test
    void theDatabaseOfAnotherInstallationRemovesNothing() throws IOException {
        String original = arrive("original.jpg");
        passIn(Retention.UNREFERENCED.plusHours(1));
        try (TestDatabase other = TestDatabase.create()) {
            Seed.plant(other.database(), "other", 1);
            other.database().doInTransaction(tx -> tx.sql("UPDATE installation SET id = gen_random_uuid()")
                    .update());
            passIn(other, Retention.UNREFERENCED.plusHours(1));
        }
        assertThat(blobs.contains(original)).isTrue();
    }

    @Test
    void aBlobStoreThatIsGivenAwayIsTheNextOnes() throws IOException {
        Files.writeString(folder.resolve("installation"), "another\n");
        arrive("kept.jpg");
        String refused = put("a model that was refused");
        passIn(Retention.UNREFERENCED.plusHours(1));
        assertThat(blobs.contains(refused)).isTrue();
        Files.delete(folder.resolve("installation"));
        passIn(Retention.UNREFERENCED.plusHours(1));
        assertThat(blobs.contains(refused)).isFalse();
    }

    private String arrive(String path) throws IOException {
        Upload upload = announce(path);
        String blob = put("the content of " + path);
        test.database().doInTransaction(tx -> uploads.markArrived(tx, upload.id(), blob, 9));
        return blob;
    }

    private void passIn(TemporalAmount time) {
        passIn(test, time);
    }

    private void passIn(TestDatabase by, TemporalAmount time) {
        Clock then = Clock.fixed(Clock.systemUTC().instant().plus(time), ZoneOffset.UTC);
        new Retention(by.database(), blobs, then).pass();
    }

    private Upload announce(String path) {
        NewUpload upload =
                new NewUpload(world.organisation().id(), world.user().login(), "photos", path, "image/jpeg", null);
        return test.database().inTransaction(tx -> uploads.reserve(tx, upload));
    }

    private String put(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return blobs.put(new ByteArrayInputStream(bytes), MOST_BYTES).sha256();
    }

    private long count() {
        return test.database()
                .read(tx -> tx.sql("SELECT count(*) AS n FROM upload").one(row -> row.number("n")));
    }
}
