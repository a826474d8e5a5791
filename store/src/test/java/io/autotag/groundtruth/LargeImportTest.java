package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.TestDatabase;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file of many pictures, in a process whose heap could not hold what it says of them. */
@Timeout(300)
@Order(1)
final class LargeImportTest {

    private static final int IMAGES = 200_000;
    private static final int ANNOTATIONS = 4_000;

    /** Their names alone would take more, once as Java's strings and once by what they led to. */
    private static final int HEAP = 40;

    @TempDir
    private Path folder;

    @Test
    void takesInLittleMemory() throws IOException, InterruptedException {
        try (TestDatabase test = TestDatabase.create()) {
            TruthWorld world = new TruthWorld(test.database(), "large", IMAGES, folder);
            Path said = folder.resolve("said.txt");
            Process process = new ProcessBuilder(ImportProcess.command(HEAP, test.settings(), world, file()))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(process.waitFor()).as(Files.readString(said)).isZero();
            assertThat(world.desk.number("SELECT pictures AS n FROM ground_truth_import WHERE finished_at IS NOT NULL"))
                    .isEqualTo(IMAGES);
            assertThat(world.desk.number("SELECT count(DISTINCT item_id) AS n FROM annotation"))
                    .isEqualTo(ANNOTATIONS);
        }
    }

    /** Annotations first, on pictures from all over. */
    private Path file() throws IOException {
        Path file = folder.resolve("large.json");
        try (Writer json = Files.newBufferedWriter(file)) {
            json.write("{\"categories\": [{\"id\": 1, \"name\": \"car\"}], \"annotations\": [");
            for (int n = 0; n < ANNOTATIONS; n++) {
                json.write((n == 0 ? "" : ",")
                        + "{\"image_id\": %d, \"category_id\": 1, \"bbox\": [1, 2, 3, 4]}"
                                .formatted((long) n * 7_919 % IMAGES));
            }
            json.write("], \"images\": [");
            for (int n = 0; n < IMAGES; n++) {
                json.write((n == 0 ? "" : ",")
                        + String.format(Locale.ROOT, "{\"id\": %d, \"file_name\": \"photos/%07d.jpg\"}", n, n + 1));
            }
            json.write("]}");
        }
        return file;
    }
}
