package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A whole Autotag whose files lie on a disk that becomes full, and gets room again. */
@Timeout(600)
final class FullDiskTest {
    private static final int FILES = 40;
    private static final int MORE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Site site;
    private SmallDisk disk;
    private TestMaterial material;
    private List<Path> more;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(SmallDisk.isPossible(), "this system gives processes no disks of their own");
        disk = new SmallDisk(Files.createDirectory(folder.resolve("disk")));
        site = new Site(folder.resolve("home"));
        site.launchBy(disk.launcher());
        site.start(Site.Temporal.IN_JVM, Map.of("AUTOTAG_BLOBS", disk.folder().toString()));
        material = TestMaterial.send(site, folder, FILES);
        TestPhotos.write(Files.createDirectory(folder.resolve("more")), FILES + MORE);
        more = FolderUpload.imagesIn(folder.resolve("more")).subList(FILES, FILES + MORE);
    }

    @AfterEach
    void end() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void saysSoKeepsWhatItHasAndGoesOnByItselfWhenThereIsRoom() throws Exception {
        Tagging first = Tagging.begin(site, "with room", material);
        assertThat(first.awaitEnd().sentence()).startsWith("completed");
        ProcessHandle anybody = site.process(ApiUnit.NAME);
        assertThat(site.health().body()).contains("\"blobs\":{\"healthy\":true");

        disk.fill(anybody);
        assertThat(site.health())
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(500));
        assertThat(site.health().body()).contains("has room for 0 MiB only: make room.");
        assertThatThrownBy(this::sendMore)
                .isInstanceOf(CliException.class)
                .hasMessageContaining("There is no room for more files");
        String export = export(first.projectUid());
        await(() -> site.log(WorkerUnit.NAME).contains("The disk takes no more files"));
        assertThat(status(export)).isEqualTo("processing");
        // A run reads files and writes rows.
        Tagging second = Tagging.begin(site, "without room", material);
        assertThat(second.awaitEnd().sentence()).startsWith("completed");
        assertThat(second.rows()).isEqualTo(first.rows());

        disk.makeRoom(anybody);
        await(() -> status(export).equals("exported"));
        assertThat(sendMore().path("item_count").asInt()).isEqualTo(MORE);
        assertThat(disk.seenBy(anybody).resolve("incoming")).isEmptyDirectory();
        assertThat(site.health().body()).contains("\"blobs\":{\"healthy\":true");
    }

    private JsonNode sendMore() {
        return new FolderUpload(site.api(), Console.silent()).upload("more", "more", folder.resolve("more"), more);
    }

    private String export(String project) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("project", project).put("content", "both");
        return Fields.text(site.api().post("/exports/", body), "uid");
    }

    private String status(String export) {
        return Fields.text(site.api().get("/exports/" + export + "/"), "status");
    }

    private static void await(Callable<Boolean> so) throws Exception {
        long due = System.nanoTime() + PATIENCE.toNanos();
        while (!so.call()) {
            assertThat(System.nanoTime() - due).as("waited too long").isNegative();
            Thread.sleep(100);
        }
    }
}
