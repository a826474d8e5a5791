package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import io.autotag.ops.cli.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures at which ONNX Runtime takes the worker's process down, each time that it comes to one. The supervisor starts the
 * worker again; each such picture is listed after two deaths, and all others are tagged once.
 */
@Tag("faults")
@Timeout(600)
final class CrashingPicturesTest {
    private static final int FILES = 300;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static Site site;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(Site.realTemporal().isPresent(), "\"ops/autotag install-temporal\" was not called");
        assumeTrue(CrashingModel.crashesHere(), "this system gives processes no signal for a division that overflows");
        site = new Site(folder.resolve("home"));
        site.start(Site.Temporal.REAL);
    }

    @AfterAll
    static void end() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void oneIsListedAfterTwoDeathsAndAllOthersAreTagged() throws IOException, InterruptedException, SQLException {
        assertThat(deathsAt(Set.of(100))).isEqualTo(2);
    }

    @Test
    void twoInOneChunkAreListed() throws IOException, InterruptedException, SQLException {
        assertThat(deathsAt(Set.of(20, 90))).isBetween(3L, 4L);
    }

    /** Tags pictures that are deadly at those positions; answers how often the worker has ended meanwhile. */
    private static long deathsAt(Set<Integer> deadly) throws IOException, InterruptedException, SQLException {
        String name = "deadly-at-" + deadly.size();
        JsonNode dataset = upload(name, deadly);
        String model = CrashingModel.activate(
                site.api(), Files.createDirectory(folder.resolve(name + "-model")), dataset, key(0));
        long before = deaths();
        Tagging tagging = Tagging.begin(site, name, new TestMaterial(Fields.text(dataset, "uid"), model));
        RunView run = tagging.awaitEnd();
        assertThat(run.sentence()).startsWith("completed");
        assertThat(run.count("successful_items")).isEqualTo(FILES - deadly.size());
        assertThat(tagging.failures())
                .hasSize(deadly.size())
                .allMatch(line -> line.contains(" crash The worker went down each of the 2 times"));
        assertTaggedOnce(tagging.rows(), FILES - deadly.size());
        return deaths() - before;
    }

    /** Three predictions an item, each of them there once, by one claim. */
    private static void assertTaggedOnce(List<String> rows, int items) {
        assertThat(rows.get(0)).isEqualTo(FILES + " completed " + items + " " + 3 * items + " ");
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(rows.stream().filter(row -> row.endsWith(" 3 1 "))).hasSize(3 * items);
    }

    private static JsonNode upload(String name, Set<Integer> deadly) throws IOException {
        Path photos = Files.createDirectory(folder.resolve(name));
        for (int number = 0; number < FILES; number++) {
            Files.write(
                    photos.resolve(key(number)),
                    deadly.contains(number)
                            ? CrashingModel.deadlyPicture(number)
                            : CrashingModel.harmlessPicture(number));
        }
        return TestMaterial.upload(site, name, photos, FolderUpload.imagesIn(photos));
    }

    private static String key(int number) {
        return String.format(Locale.ROOT, "%04d.png", number);
    }

    private static long deaths() throws IOException {
        return site.log("supervisor")
                .lines()
                .filter(line -> line.contains("worker ended with code"))
                .count();
    }
}
