package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.blob.DirectoryBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which model files stay on the local disk. */
final class ModelFilesTest {

    private static final int FILE_BYTES = 100;

    @TempDir
    private Path folder;

    private DirectoryBlobStore blobs;
    private ModelFiles files;

    @BeforeEach
    void open() {
        blobs = new DirectoryBlobStore(folder.resolve("blobs"));
        files = new ModelFiles(folder.resolve("models"), blobs, 2 * FILE_BYTES);
    }

    @Test
    void theLeastRecentlyUsedGoesWhenThereIsNoRoom() throws IOException {
        Path old = usedBefore(fetch(1), Duration.ofHours(2));
        Path older = usedBefore(fetch(2), Duration.ofHours(3));
        Path fresh = fetch(3);
        assertThat(older).doesNotExist();
        assertThat(old).exists();
        assertThat(fresh).exists();
    }

    @Test
    void usingAFileKeepsIt() throws IOException {
        Path old = usedBefore(fetch(1), Duration.ofHours(3));
        Path other = usedBefore(fetch(2), Duration.ofHours(2));
        fetch(1);
        fetch(3);
        assertThat(old).exists();
        assertThat(other).doesNotExist();
    }

    @Test
    void whatWasUsedInTheLastHourStaysWhateverItTakes() {
        Path one = fetch(1);
        fetch(2);
        fetch(3);
        assertThat(one).exists();
    }

    @Test
    void whatWentIsFetchedAgain() throws IOException {
        Path gone = usedBefore(fetch(1), Duration.ofHours(2));
        usedBefore(fetch(2), Duration.ofHours(1));
        fetch(3);
        assertThat(gone).doesNotExist();
        assertThat(fetch(1)).exists();
    }

    private Path fetch(int content) {
        byte[] file = new byte[FILE_BYTES];
        file[0] = (byte) content;
        return files.fetch(World.put(blobs, file).sha256());
    }

    private static Path usedBefore(Path file, Duration time) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(time)));
    }
}
