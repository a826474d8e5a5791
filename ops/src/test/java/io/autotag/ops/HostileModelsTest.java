package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.model.HostileFiles;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import io.autotag.ops.cli.ModelUpload;
import io.autotag.ops.cli.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken and hostile files are sent as models to a whole Autotag, twice over: each is refused with a sentence, the processes
 * are the same as before and no larger, and a good model is taken afterwards.
 */
@Timeout(900)
final class HostileModelsTest {
    private static final long MOST_GROWTH = 48L << 20;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Site site;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        site = new Site(folder.resolve("home"));
        site.start(Site.Temporal.IN_JVM);
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void leaveAWholeAutotagAsItWas() throws IOException {
        List<ProcessHandle> before = processes();
        send(HostileFiles.all());
        long api = memory(ApiUnit.NAME);
        long worker = memory(WorkerUnit.NAME);
        send(HostileFiles.all());
        assertThat(memory(ApiUnit.NAME) - api).as("bytes more in the API").isLessThan(MOST_GROWTH);
        assertThat(memory(WorkerUnit.NAME) - worker)
                .as("bytes more in the worker")
                .isLessThan(MOST_GROWTH);
        assertThat(processes()).isEqualTo(before);
        assertThat(Names.lookUp(site.api(), "/models/", "hostile")).isEmpty();
        takesAGoodOne();
    }

    private void send(Map<String, byte[]> files) throws IOException {
        Path card =
                Files.writeString(folder.resolve("card.yaml"), "labels: [red, green, blue]\ninput: {scale: 1/255}\n");
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path onnx = Files.write(folder.resolve("model.onnx"), file.getValue());
            CliException refused = catchThrowableOfType(
                    CliException.class, () -> new ModelUpload(site.api()).add("hostile", onnx, Optional.of(card)));
            if (refused == null
                    || refused.code() != CliException.Code.REFUSED
                    || !refused.sentence().endsWith(".")
                    || refused.sentence().contains("internal error")) {
                wrong.add(file.getKey() + ": " + refused);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void takesAGoodOne() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos, 2);
        JsonNode dataset = new FolderUpload(site.api(), Console.silent())
                .upload("photos", "photos", photos, FolderUpload.imagesIn(photos));
        assertThat(Fields.text(dataset, "status")).isEqualTo("created");
        assertThat(OrientationModel.activate(site.api(), folder, dataset, "0001.jpg"))
                .isNotEmpty();
    }

    private List<ProcessHandle> processes() {
        return Stream.of(ApiUnit.NAME, WorkerUnit.NAME).map(site::process).toList();
    }

    private long memory(String unit) {
        return MemoryUse.of(Stream.of(site.process(unit))).orElseThrow();
    }
}
