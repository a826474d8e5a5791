package io.autotag.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectoryBlobStoreTest {

    private static final String SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path directory;

    private DirectoryBlobStore blobs;

    @BeforeEach
    void open() {
        blobs = new DirectoryBlobStore(directory.resolve("blobs"));
    }

    @Test
    void namesABlobByTheDigestOfItsBytes() throws IOException {
        assertThat(put("abc")).isEqualTo(new StoredBlob(SHA_OF_ABC, 3));
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        put("abc");
        try (InputStream stream = blobs.open(SHA_OF_ABC)) {
            assertThat(stream).hasContent("abc");
        }
        assertThat(blobs.read(SHA_OF_ABC)).isEqualTo(bytes("abc"));
        assertThat(blobs.size(SHA_OF_ABC)).isEqualTo(3);
        assertThat(blobs.contains(SHA_OF_ABC)).isTrue();
    }

    @Test
    void keepsTheSameBytesOnce() throws IOException {
        put("abc");
        put("abc");
        assertThat(files()).containsExactly("ba/" + SHA_OF_ABC);
    }

    @Test
    void refusesMoreThanTheLimitAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> blobs.put(new ByteArrayInputStream(new byte[200_000]), 199_999))
                .isInstanceOfSatisfying(BlobException.class, refused -> assertThat(refused.code())
                        .isEqualTo(BlobError.TOO_LARGE))
                .hasMessageContaining("199999");
        assertThat(files()).isEmpty();
    }

    @Test
    void takesExactlyTheLimit() throws IOException {
        assertThat(blobs.put(new ByteArrayInputStream(new byte[200_000]), 200_000)
                        .bytes())
                .isEqualTo(200_000);
    }

    @Test
    void takesWhatIsWrittenByteByByteToo() throws IOException {
        StoredBlob blob = blobs.write(
                out -> {
                    out.write('a');
                    out.write(bytes("xbcx"), 1, 2);
                },
                3);
        assertThat(blob).isEqualTo(new StoredBlob(SHA_OF_ABC, 3));
        assertThat(blobs.read(SHA_OF_ABC)).isEqualTo(bytes("abc"));
    }

    @Test
    void leavesNothingWhenTheWriterBreaks() throws IOException {
        assertThatThrownBy(() -> blobs.write(
                        out -> {
                            out.write(bytes("abc"));
                            throw new IllegalStateException("had enough");
                        },
                        3))
                .hasMessage("had enough");
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingWhenTheSourceBreaks() throws IOException {
        InputStream breaking = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("cut off");
                }
                return 7;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                into[offset] = (byte) read();
                return 1;
            }
        };
        assertThatThrownBy(() -> blobs.put(breaking, Long.MAX_VALUE)).hasMessage("cut off");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../../../../etc/passwd",
                "incoming",
                "/etc/passwd",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f2001/..",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
            })
    void noNameLeadsOutOfTheStore(String name) {
        assertThatThrownBy(() -> blobs.open(name))
                .isInstanceOfSatisfying(BlobException.class, refused -> assertThat(refused.code())
                        .isEqualTo(BlobError.INVALID));
    }

    @Test
    void saysThatABlobIsMissing() {
        assertThat(blobs.contains(SHA_OF_ABC)).isFalse();
        assertThatThrownBy(() -> blobs.read(SHA_OF_ABC))
                .isInstanceOfSatisfying(BlobException.class, missing -> assertThat(missing.code())
                        .isEqualTo(BlobError.NOT_FOUND));
        assertThatThrownBy(() -> blobs.open(SHA_OF_ABC)).hasMessageContaining(SHA_OF_ABC);
        assertThatThrownBy(() -> blobs.size(SHA_OF_ABC)).hasMessageContaining(SHA_OF_ABC);
    }

    @Test
    void takesTheSameBytesFromManyThreadsAtOnce() throws IOException {
        List<String> names = IntStream.range(0, 32)
                .parallel()
                .mapToObj(n -> putZeros())
                .distinct()
                .toList();
        assertThat(names).hasSize(1);
        assertThat(files()).hasSize(1);
    }

    @Test
    void findsAndRemovesWhatWasNotPutLately() throws IOException {
        put("abc");
        put("new");
        age(SHA_OF_ABC);
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        assertThat(old(anHourAgo)).containsExactly(SHA_OF_ABC);
        blobs.removeLastPutBefore(SHA_OF_ABC, anHourAgo);
        assertThat(blobs.contains(SHA_OF_ABC)).isFalse();
        blobs.removeLastPutBefore(SHA_OF_ABC, anHourAgo);
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatIsPutAgainIsNotOld() throws IOException {
        put("abc");
        age(SHA_OF_ABC);
        put("abc");
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        assertThat(old(anHourAgo)).isEmpty();
        blobs.removeLastPutBefore(SHA_OF_ABC, anHourAgo);
        assertThat(blobs.contains(SHA_OF_ABC)).isTrue();
    }

    @Test
    void nothingIsOldInAStoreThatHasNothing() {
        assertThat(old(Instant.now())).isEmpty();
    }

    @Test
    void belongsToTheFirstThatClaimsIt() throws IOException {
        assertThat(blobs.claim("first")).isEqualTo("first");
        assertThat(blobs.claim("second")).isEqualTo("first");
        assertThat(files()).containsExactly("installation");
    }

    @Test
    void removesWhatWasBegunLongAgoAndNeverBecameABlob() throws IOException {
        put("abc");
        age(SHA_OF_ABC);
        Path incoming = directory.resolve("blobs/incoming");
        Path old = Files.writeString(incoming.resolve("old"), "half a file");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
        Files.writeString(incoming.resolve("new"), "half a file");
        blobs.removeUnfinishedBefore(Instant.now().minusSeconds(3600));
        assertThat(files()).containsExactlyInAnyOrder("ba/" + SHA_OF_ABC, "incoming/new");
    }

    private void age(String sha256) throws IOException {
        Path file = directory.resolve("blobs").resolve(sha256.substring(0, 2)).resolve(sha256);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(7200)));
    }

    private List<String> old(Instant time) {
        return blobs.lastPutBefore(time).toList();
    }

    private StoredBlob put(String text) throws IOException {
        return blobs.put(new ByteArrayInputStream(bytes(text)), 1_000);
    }

    private String putZeros() {
        try {
            return blobs.put(new ByteArrayInputStream(new byte[1_000_000]), Long.MAX_VALUE)
                    .sha256();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> files() throws IOException {
        Path root = directory.resolve("blobs");
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .toList();
        }
    }
}
