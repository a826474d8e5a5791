package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed in the middle of an export of many items: it ends by itself with the file of a quiet one. */
final class KilledExportTest {

    private static final int MANY = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static Site site;
    private static String project;

    @BeforeAll
    static void plantManyItems() throws IOException, InterruptedException, SQLException {
        site = new Site(folder.resolve("home"));
        site.start(Site.Temporal.IN_JVM);
        JsonNode dataset = TestMaterial.upload(site, "photos", folder, 2);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", "photos");
        body.putArray("datasets").add(Fields.text(dataset, "uid"));
        project = Fields.text(site.api().post("/projects/", body), "uid");
        try (Connection connection = site.database();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO item (dataset_id, key, blob_sha256, width, height, content_type, bytes)"
                    + " SELECT i.dataset_id, 'many/' || n || '.jpg', i.blob_sha256, i.width, i.height, i.content_type,"
                    + " i.bytes FROM (SELECT * FROM item LIMIT 1) i, generate_series(3, " + MANY + ") AS n");
        }
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @Test
    void anExportOutlivesItsWorker() throws InterruptedException, IOException {
        List<String> quiet = lines(await(begin(), one -> isOver(one)));
        assertThat(quiet).hasSize(MANY);
        String disturbed = begin();
        JsonNode begun = await(disturbed, one -> isOver(one) || done(one) > 0);
        assertThat(Fields.text(begun, "status")).isEqualTo("processing");
        site.kill(WorkerUnit.NAME);
        JsonNode exported = await(disturbed, KilledExportTest::isOver);
        assertThat(Fields.text(exported, "status")).as(exported.toString()).isEqualTo("exported");
        assertThat(done(exported)).isEqualTo(MANY);
        assertThat(lines(exported)).isEqualTo(quiet);
    }

    private static String begin() {
        ApiClient api = site.api();
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("project", project).put("content", "both");
        return Fields.text(api.post("/exports/", body), "uid");
    }

    private static boolean isOver(JsonNode export) {
        String status = Fields.text(export, "status");
        return status.equals("exported") || status.equals("failed");
    }

    private static long done(JsonNode export) {
        return export.path("exported_task_count").asLong();
    }

    private static JsonNode await(String uid, Predicate<JsonNode> wanted) throws InterruptedException {
        ApiClient api = site.api();
        JsonNode export = Eventually.last(PATIENCE, () -> api.get("/exports/" + uid + "/"), wanted);
        assertThat(wanted.test(export)).as("time over: " + export).isTrue();
        return export;
    }

    private static List<String> lines(JsonNode export) throws IOException {
        try (InputStream in =
                        URI.create(Fields.text(export, "download_url")).toURL().openStream();
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("items.jsonl")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
                }
            }
        }
        throw new AssertionError("The zip has no lines: " + export);
    }
}
