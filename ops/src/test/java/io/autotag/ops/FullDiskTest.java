package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import io.autotag.ops.cli.MultipartForm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A whole Autotag whose files lie on a disk that becomes full, and gets room again. */
@Tag("faults")
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
        disk = new SmallDisk(Files.createDirectory(folder.resolve("disk")));
        assumeTrue(disk.isPossible(), "this system gives processes no disks of their own");
        site = new Site(folder.resolve("home"));
        site.launchBy(disk.launcher());
        site.start(Site.bestTemporal(), Map.of("AUTOTAG_BLOBS", disk.folder().toString()));
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
        Tagging first = Tagging.begin(site, "with room", material).awaitCompleted();
        ProcessHandle anybody = site.process(ApiUnit.NAME);
        assertThat(site.health().body()).contains("\"blobs\":{\"healthy\":true");

        disk.fill(anybody);
        assertThat(site.health())
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(500));
        assertThat(site.health().body()).contains("has room for 0 MiB only: make room.");
        HttpResponse<String> refused = sendOne();
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
        assertThat(disk.seenBy(anybody).resolve("incoming")).isEmptyDirectory();
        assertThatThrownBy(this::sendMore)
                .isInstanceOf(CliException.class)
                .hasMessageContaining("There is no room for more files");
        String export = export(first.projectUid());
        assertThat(Eventually.last(
                        PATIENCE, () -> site.log(WorkerUnit.NAME), log -> log.contains("The disk takes no more files")))
                .contains("The disk takes no more files");
        assertThat(status(export)).isEqualTo("processing");
        // A run reads files and writes rows.
        Tagging second = Tagging.begin(site, "without room", material);
        assertThat(second.awaitCompleted().rows()).isEqualTo(first.rows());

        disk.makeRoom(anybody);
        assertThat(Eventually.last(PATIENCE, () -> status(export), "exported"::equals))
                .isEqualTo("exported");
        assertThat(sendMore().path("item_count").asInt()).isEqualTo(MORE);
        assertThat(disk.seenBy(anybody).resolve("incoming")).isEmptyDirectory();
        assertThat(site.health().body()).contains("\"blobs\":{\"healthy\":true");
    }

    private JsonNode sendMore() {
        return TestMaterial.upload(site, "more", folder.resolve("more"), more);
    }

    /** The second step of an upload by itself, whatever is answered. */
    private HttpResponse<String> sendOne() throws IOException, InterruptedException {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("dataset_name", "more");
        question.put("file_path_in_dataset", "alone.jpg");
        question.put("content_length", Files.size(more.get(0)));
        JsonNode target = site.api().post("/datasets/manual-upload/file-upload-url/", question);
        MultipartForm form = new MultipartForm();
        target.path("fields")
                .properties()
                .forEach(field -> form.field(field.getKey(), field.getValue().asText()));
        return Site.ask(form.file("file", more.get(0), "image/jpeg")
                .on(HttpRequest.newBuilder(URI.create(Fields.text(target, "url")))));
    }

    private String export(String project) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("project", project).put("content", "both");
        return Fields.text(site.api().post("/exports/", body), "uid");
    }

    private String status(String export) {
        return Fields.text(site.api().get("/exports/" + export + "/"), "status");
    }
}
