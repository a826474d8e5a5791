package io.autotag.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryBlobStoreTest extends BlobStoreContract {

    @TempDir
    Path directory;

    @Override
    BlobStore blobs() {
        return new DirectoryBlobStore(folder());
    }

    @Override
    Path folder() {
        return directory.resolve("blobs");
    }

    @Test
    void removesWhatWasBegunLongAgoAndNeverBecameABlob() throws IOException {
        put("abc");
        age("ba/" + SHA_OF_ABC);
        Path incoming = folder().resolve("incoming");
        Path old = Files.writeString(incoming.resolve("old"), "half a file");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
        Files.writeString(incoming.resolve("new"), "half a file");
        blobs().removeUnfinishedBefore(Instant.now().minusSeconds(3600));
        assertThat(files()).containsExactlyInAnyOrder("ba/" + SHA_OF_ABC, "incoming/new");
    }

    @Test
    void blamesTheDiskAndNotTheSourceForWhatCannotBeWritten() throws IOException {
        Files.createFile(Files.createDirectory(folder()).resolve("incoming"));
        assertThatThrownBy(() -> put("abc"))
                .isInstanceOfSatisfying(BlobException.class, refused -> assertThat(refused.code())
                        .isEqualTo(BlobError.UNAVAILABLE))
                .hasMessageStartingWith("Files cannot be written: ");
    }

    @Test
    void saysWhatAFullFileSystemSays() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only Linux has a disk that is always full");
        try (FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> BlobOutput.write(channel, out -> out.write(7), 1))
                    .isInstanceOfSatisfying(BlobException.class, refused -> assertThat(refused.code())
                            .isEqualTo(BlobError.FULL));
        }
    }

    @Test
    void saysThatItsFolderIsNone() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> new DirectoryBlobStore(file.resolve("blobs")).check())
                .isInstanceOfSatisfying(
                        BlobException.class, away -> assertThat(away.code()).isEqualTo(BlobError.UNAVAILABLE))
                .hasMessageContaining("cannot be written");
    }
}
