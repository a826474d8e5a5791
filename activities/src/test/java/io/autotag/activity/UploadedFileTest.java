package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.blob.BlobContent;
import io.autotag.blob.BlobStore;
import io.autotag.blob.DirectoryBlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.image.TestPictures;
import io.autotag.store.NewItem;
import io.autotag.store.Upload;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadedFileTest {

    private static final int BEGINNING = 256 * 1024;
    private static final int SEGMENT = 65_535;

    @TempDir
    private Path folder;

    private long bytesRead;

    @Test
    void ofALargeFileThatIsNoPictureOnlyTheBeginningIsRead() {
        NewItem item = toItem(World.bytes("all work and no play\n".repeat(400_000)));
        assertThat(item.contentType()).isEqualTo("application/octet-stream");
        assertThat(item.width()).isNull();
        assertThat(bytesRead).isEqualTo(BEGINNING);
    }

    @Test
    void findsAHeaderBehindAMegabyteOfOtherThings() {
        NewItem item = toItem(withSegments(TestPictures.jpeg(30, 20), 16));
        assertThat(item.contentType()).isEqualTo("image/jpeg");
        assertThat(item.width()).isEqualTo(30);
    }

    @Test
    void givesUpOnAHeaderInAFileThatIsTooLargeForRuns() {
        NewItem item = toItem(withSegments(TestPictures.jpeg(30, 20), 128));
        assertThat(item.width()).isNull();
        assertThat(bytesRead).isEqualTo(BEGINNING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void turnsALargePngThatSaysHowItLies(boolean isSaidBehind) {
        byte[] png = TestPictures.pngTurned(800, 600, 6, isSaidBehind);
        assertThat(png).hasSizeGreaterThan(BEGINNING);
        assertThat(toItem(png).width()).isEqualTo(600);
        assertThat(bytesRead).isEqualTo(BEGINNING + (isSaidBehind ? png.length : 0));
    }

    @Test
    void aPngThatIsTooLargeForRunsHasTheSizeThatItsBeginningSays() {
        byte[] png = TestPictures.pngTurned(800, 600, 6, true);
        NewItem item = toItem(png, BEGINNING);
        assertThat(item.contentType()).isEqualTo("image/png");
        assertThat(item.width()).isEqualTo(800);
    }

    @Test
    void turnsALargeWebpThatSaysBehindItsPixelsHowItLies() {
        NewItem item = toItem(TestPictures.webpTurnedBehind(40, 30, 6, BEGINNING));
        assertThat(item.width()).isEqualTo(30);
        assertThat(item.height()).isEqualTo(40);
    }

    private NewItem toItem(byte[] file) {
        return toItem(file, 4 << 20);
    }

    private NewItem toItem(byte[] file, int mostBytes) {
        BlobStore blobs = new DirectoryBlobStore(folder);
        StoredBlob blob = World.put(blobs, file);
        Upload upload = new Upload(
                1, "uid", 1, "boats", "a.jpg", "image/jpeg", null, blob.sha256(), blob.bytes(), Instant.EPOCH);
        Counting counting = new Counting(blobs);
        Pictures pictures = new Pictures(counting, mostBytes, new ByteBudget(mostBytes), WorkMeter.none());
        return new UploadedFile(counting, pictures).toItem(upload);
    }

    /** With so many segments of application data behind the start of the image. */
    private static byte[] withSegments(byte[] jpeg, int count) {
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + count * (SEGMENT + 2));
        file.put(jpeg, 0, 2);
        for (int i = 0; i < count; i++) {
            file.putShort((short) 0xFFE2).putShort((short) SEGMENT).put(new byte[SEGMENT - 2]);
        }
        return file.put(jpeg, 2, jpeg.length - 2).array();
    }

    private final class Counting implements BlobStore {

        private final BlobStore blobs;

        Counting(BlobStore blobs) {
            this.blobs = blobs;
        }

        @Override
        public InputStream open(String sha256) {
            return new FilterInputStream(blobs.open(sha256)) {
                @Override
                public int read(byte[] target, int from, int length) throws IOException {
                    int read = super.read(target, from, length);
                    bytesRead += Math.max(0, read);
                    return read;
                }
            };
        }

        @Override
        public StoredBlob put(InputStream source, long maxBytes) throws IOException {
            return blobs.put(source, maxBytes);
        }

        @Override
        public StoredBlob write(BlobContent content, long maxBytes) throws IOException {
            return blobs.write(content, maxBytes);
        }

        @Override
        public byte[] read(String sha256) {
            bytesRead += blobs.size(sha256);
            return blobs.read(sha256);
        }

        @Override
        public long size(String sha256) {
            return blobs.size(sha256);
        }

        @Override
        public Stream<String> lastPutBefore(Instant time) {
            return blobs.lastPutBefore(time);
        }

        @Override
        public void removeUnfinishedBefore(Instant time) {
            blobs.removeUnfinishedBefore(time);
        }

        @Override
        public String claim(String installation) {
            return blobs.claim(installation);
        }

        @Override
        public void removeLastPutBefore(String sha256, Instant time) {
            blobs.removeLastPutBefore(sha256, time);
        }

        @Override
        public void check() {
            blobs.check();
        }

        @Override
        public boolean contains(String sha256) {
            return blobs.contains(sha256);
        }
    }
}
