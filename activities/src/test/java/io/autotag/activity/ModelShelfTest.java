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
    void whatWasFoundOutAboutAModelStaysAsLongAsTheModel() throws IOException {
        Path going = note(model("oldest", Duration.ofHours(3)), "tuning-one-cpu.properties", Duration.ofHours(2));
        Path goingToo = note(model("oldest", Duration.ofHours(3)), "tuning-two-cpu.properties", Duration.ZERO);
        Path staying = note(model("older", Duration.ofHours(2)), "tuning-one-cpu.properties", Duration.ofHours(9));
        Path unfinished = note(model("older", Duration.ofHours(2)), "tuning1.part", Duration.ofHours(9));
        new ModelShelf(folder, 10).trim();
        assertThat(folder.resolve("oldest")).isEmptyDirectory();
        assertThat(going).doesNotExist();
        assertThat(goingToo).doesNotExist();
        assertThat(staying).exists();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void whatProcessesAreAtStays() throws IOException {
        Path noted = note(model("oldest", Duration.ofHours(3)), "process-1", Duration.ofHours(9));
        new ModelShelf(folder, 1).trim();
        assertThat(noted).exists();
    }

    @Test
    void whatWasUnpackedBesideAModelGoesAlone() throws IOException {
        Path model = model("kept", Duration.ofHours(2));
        Path note = note(model, "tuning-one-cpu.properties", Duration.ofHours(3));
        Path unpacked =
                Files.createDirectories(model.resolveSibling("unpacked")).resolve("weights");
        age(Files.write(unpacked, new byte[10]), Duration.ofHours(4));
        new ModelShelf(folder, 10).trim();
        assertThat(unpacked).doesNotExist();
        assertThat(model).exists();
        assertThat(note).exists();
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
        return age(Files.write(file, new byte[10]), unused);
    }

    private static Path note(Path model, String name, Duration age) throws IOException {
        return age(Files.write(model.resolveSibling(name), new byte[0]), age);
    }

    private static Path age(Path file, Duration age) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }
}
