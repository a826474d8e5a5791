package io.autotag.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Only a disk without room is called full. */
final class FullDiskTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IOException("No space left on device"), BlobError.FULL),
                Arguments.of(new FileSystemException("/b/a", null, "No space left on device"), BlobError.FULL),
                Arguments.of(new IOException("Disk quota exceeded"), BlobError.FULL),
                Arguments.of(new AccessDeniedException("/b/a"), BlobError.UNAVAILABLE),
                Arguments.of(new IOException("Input/output error"), BlobError.UNAVAILABLE),
                Arguments.of(new IOException(), BlobError.UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theReasonDecides(IOException failure, BlobError code) {
        assertThatThrownBy(() -> FullDisk.onDisk(() -> {
                    throw failure;
                }))
                .isInstanceOfSatisfying(BlobException.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }
}
