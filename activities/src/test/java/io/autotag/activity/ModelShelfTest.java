package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelShelfTest {

    @TempDir
    Path folder;

    @Test
    void theLeastRecentlyUsedGoesUntilTheRestFits() throws IOException {
        Path oldest = model("oldest", Duration.ofHours(4));
        Path older = model("older", Duration.ofHours(3));
        Path inUse = model("in-use", Duration.ZERO);
        new ModelShelf(folder, 20).trim();
        assertThat(oldest).doesNotExist();
        assertThat(older).exists();
        assertThat(inUse).exists();
    }

    @Test
    void foldersThatOthersTakeAwayMeanwhileAreNoMistake() throws IOException {
        model("kept", Duration.ZERO);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> comeAndGo(enough));
        ModelShelf shelf = new ModelShelf(folder, 5);
        for (int i = 0; i < 2_000; i++) {
            shelf.trim();
        }
        enough.set(true);
        others.join();
        assertThat(folder.resolve("kept")).isNotEmptyDirectory();
    }

    private void comeAndGo(AtomicBoolean enough) {
        try {
            while (!enough.get()) {
                Path own = Files.createTempDirectory(folder, "look");
                Path copy = Files.write(own.resolve("model.onnx"), new byte[10]);
                Files.delete(copy);
                Files.delete(own);
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private Path model(String name, Duration unused) throws IOException {
        Path file = Files.createDirectories(folder.resolve(name)).resolve("model.onnx");
        Files.write(file, new byte[10]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(unused)));
        return file;
    }
}
