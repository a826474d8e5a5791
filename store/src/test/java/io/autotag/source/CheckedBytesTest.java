package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes are had whole and right or not at all, however many they are. */
final class CheckedBytesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, CheckedBytes.IN_MEMORY, CheckedBytes.IN_MEMORY + 1, 3 * CheckedBytes.IN_MEMORY})
    void onlyThoseOfTheNameAreGivenOut(int length) throws Exception {
        byte[] right = new byte[length];
        Arrays.fill(right, (byte) 7);
        byte[] other = right.clone();
        other[length - 1] = 8;
        String name = sha256(right);
        try (InputStream read =
                CheckedBytes.of(new ByteArrayInputStream(right), name, length).orElseThrow()) {
            assertThat(read.readAllBytes()).isEqualTo(right);
        }
        assertThat(of(new ByteArrayInputStream(other), name, length)).isEmpty();
        assertThat(of(new ByteArrayInputStream(right, 0, length - 1), name, length))
                .isEmpty();
        assertThat(of(new ByteArrayInputStream(Arrays.copyOf(right, length + 1)), name, length))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, CheckedBytes.IN_MEMORY + 1})
    void contentThatBreaksIsTold(int length) {
        InputStream breaks = new SequenceInputStream(new ByteArrayInputStream(new byte[length - 1]), broken());
        assertThatThrownBy(() -> of(breaks, "", length)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, CheckedBytes.IN_MEMORY + 1})
    void contentWithoutAnEndIsLeft(int length) throws IOException {
        assertThat(of(endless(), "", length)).isEmpty();
    }

    private static Optional<InputStream> of(InputStream content, String sha256, long length) throws IOException {
        return CheckedBytes.of(content, sha256, length);
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("broken");
            }
        };
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                Arrays.fill(into, from, from + length, (byte) 1);
                return length;
            }
        };
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
