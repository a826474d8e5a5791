package io.autotag.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every blob store does, whatever it keeps its blobs in. */
abstract class BlobStoreContract {

    static final String SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** The store of this test. */
    abstract BlobStore blobs();

    /** The folder in which its blobs are files. */
    abstract Path folder();

    @Test
    void namesABlobByTheDigestOfItsBytes() throws IOException {
        assertThat(put("abc")).isEqualTo(new StoredBlob(SHA_OF_ABC, 3));
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        put("abc");
        try (InputStream stream = blobs().open(SHA_OF_ABC)) {
            assertThat(stream).hasContent("abc");
        }
        assertThat(blobs().read(SHA_OF_ABC)).isEqualTo(bytes("abc"));
        assertThat(blobs().size(SHA_OF_ABC)).isEqualTo(3);
        assertThat(blobs().contains(SHA_OF_ABC)).isTrue();
    }

    @Test
    void keepsTheSameBytesOnce() throws IOException {
        put("abc");
        put("abc");
        assertThat(files()).containsExactly("ba/" + SHA_OF_ABC);
    }

    @Test
    void refusesMoreThanTheLimitAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> blobs().put(new ByteArrayInputStream(new byte[200_000]), 199_999))
                .isInstanceOfSatisfying(BlobException.class, refused -> assertThat(refused.code())
                        .isEqualTo(BlobError.TOO_LARGE))
                .hasMessageContaining("199999");
        assertThat(files()).isEmpty();
    }

    @Test
    void takesExactlyTheLimit() throws IOException {
        assertThat(blobs().put(new ByteArrayInputStream(new byte[200_000]), 200_000)
                        .bytes())
                .isEqualTo(200_000);
    }

    @Test
    void takesWhatIsWrittenByteByByteToo() throws IOException {
        StoredBlob blob = blobs().write(
                        out -> {
                            out.write('a');
                            out.write(bytes("xbcx"), 1, 2);
                        },
                        3);
        assertThat(blob).isEqualTo(new StoredBlob(SHA_OF_ABC, 3));
        assertThat(blobs().read(SHA_OF_ABC)).isEqualTo(bytes("abc"));
    }

    @Test
    void leavesNothingWhenTheWriterBreaks() throws IOException {
        assertThatThrownBy(() -> blobs().write(
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
        assertThatThrownBy(() -> blobs().put(breaking, Long.MAX_VALUE)).hasMessage("cut off");
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
        assertThatThrownBy(() -> blobs().open(name))
                .isInstanceOfSatisfying(BlobException.class, refused -> assertThat(refused.code())
                        .isEqualTo(BlobError.INVALID));
    }

    @Test
    void saysThatABlobIsMissing() {
        assertThat(blobs().contains(SHA_OF_ABC)).isFalse();
        assertThatThrownBy(() -> blobs().read(SHA_OF_ABC))
                .isInstanceOfSatisfying(BlobException.class, missing -> assertThat(missing.code())
                        .isEqualTo(BlobError.NOT_FOUND));
        assertThatThrownBy(() -> blobs().open(SHA_OF_ABC)).hasMessageContaining(SHA_OF_ABC);
        assertThatThrownBy(() -> blobs().size(SHA_OF_ABC)).hasMessageContaining(SHA_OF_ABC);
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
        age("ba/" + SHA_OF_ABC);
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        assertThat(old(anHourAgo)).containsExactly(SHA_OF_ABC);
        blobs().removeLastPutBefore(SHA_OF_ABC, anHourAgo);
        assertThat(blobs().contains(SHA_OF_ABC)).isFalse();
        blobs().removeLastPutBefore(SHA_OF_ABC, anHourAgo);
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatIsPutAgainIsNotOld() throws IOException {
        put("abc");
        age("ba/" + SHA_OF_ABC);
        put("abc");
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        assertThat(old(anHourAgo)).isEmpty();
        blobs().removeLastPutBefore(SHA_OF_ABC, anHourAgo);
        assertThat(blobs().contains(SHA_OF_ABC)).isTrue();
    }

    @Test
    void nothingIsOldInAStoreThatHasNothing() {
        assertThat(old(Instant.now())).isEmpty();
    }

    @Test
    void belongsToTheFirstThatClaimsIt() throws IOException {
        assertThat(blobs().claim("first")).isEqualTo("first");
        assertThat(blobs().claim("second")).isEqualTo("first");
        assertThat(files()).containsExactly("installation");
    }

    @Test
    void whatIsPutNowIsNotOldYet() throws IOException {
        // A file system's clock ticks in milliseconds.
        Instant now = Instant.now().minusMillis(50);
        put("abc");
        assertThat(old(now)).isEmpty();
        blobs().removeLastPutBefore(SHA_OF_ABC, now);
        assertThat(blobs().contains(SHA_OF_ABC)).isTrue();
    }

    @Test
    void readsPartOfABlobAndLeavesTheRest() throws IOException {
        String name = blobs().put(new ByteArrayInputStream(new byte[1_000_000]), Long.MAX_VALUE)
                .sha256();
        try (InputStream stream = blobs().open(name)) {
            assertThat(stream.readNBytes(10)).hasSize(10);
        }
        assertThat(blobs().read(name)).hasSize(1_000_000);
    }

    @Test
    void keepsWhatIsEmptyToo() throws IOException {
        StoredBlob blob = put("");
        assertThat(blobs().size(blob.sha256())).isZero();
        assertThat(blobs().read(blob.sha256())).isEmpty();
    }

    @Test
    void answersWhenAsked() {
        assertThatCode(blobs()::check).doesNotThrowAnyException();
    }

    /** As if it had been put two hours ago. */
    final void age(String name) throws IOException {
        Files.setLastModifiedTime(
                folder().resolve(name), FileTime.from(Instant.now().minusSeconds(7200)));
    }

    private List<String> old(Instant time) {
        return blobs().lastPutBefore(time).toList();
    }

    final StoredBlob put(String text) throws IOException {
        return blobs().put(new ByteArrayInputStream(bytes(text)), 1_000);
    }

    private String putZeros() {
        try {
            return blobs().put(new ByteArrayInputStream(new byte[1_000_000]), Long.MAX_VALUE)
                    .sha256();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    final List<String> files() throws IOException {
        if (!Files.exists(folder())) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder())) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder().relativize(path).toString())
                    .toList();
        }
    }
}
