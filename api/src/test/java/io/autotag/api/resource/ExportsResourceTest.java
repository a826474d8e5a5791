package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.Eventually;
import io.autotag.api.run.ExportWorker;
import io.autotag.api.run.TestTemporal;
import io.autotag.blob.DirectoryBlobStore;
import io.autotag.store.NewProject;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports from the request to their file, through HTTP, Temporal and PostgreSQL. */
final class ExportsResourceTest {

    private static final int ITEMS = 3;
    private static final AtomicInteger WORLDS = new AtomicInteger();

    private static TestTemporal temporal;
    private static TestApi api;
    private static ExportWorker worker;

    private Seed world;
    private TestClient operator;

    @BeforeAll
    static void start() {
        temporal = TestTemporal.start();
        api = TestApi.start(temporal.address(), Map.of());
        worker = ExportWorker.start(
                temporal.address(),
                api.database().database(),
                new DirectoryBlobStore(api.home().resolve("blobs")));
    }

    @AfterAll
    static void stop() {
        worker.close();
        api.close();
        temporal.close();
    }

    @BeforeEach
    void plant() {
        world = api.plant("export" + WORLDS.incrementAndGet(), ITEMS);
        operator = api.client(world, Role.OPERATOR);
    }

    @AfterEach
    void letGo() {
        worker.hold(false);
    }

    @Test
    void isMadeAndFetchedWithoutAKey() {
        Answer made =
                post("{\"project\": \"%s\", \"name\": \"Boats / day 1\", \"format\": \"coco\", \"content\": \"both\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("status")).isIn("requested", "processing", "exported");
        JsonNode exported = seen(made, "exported");
        assertThat(exported.path("total_task_count").asInt()).isEqualTo(ITEMS);
        assertThat(exported.path("exported_task_count").asInt()).isEqualTo(ITEMS);
        assertThat(exported.path("annotation_count").asInt()).isEqualTo(1);
        assertThat(exported.path("progress_pct").asDouble()).isEqualTo(100);
        assertThat(exported.path("created_by").asText()).isEqualTo(world.user().login());
        Answer file = api.client(null).get(pathOf(exported.path("download_url").asText()));
        assertThat(file.status()).isEqualTo(200);
        assertThat(new String(file.http().body(), StandardCharsets.UTF_8)).isEqualTo("Boats / day 1");
        assertThat(file.header("Content-Type")).isEqualTo("application/zip");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"Boats_day_1-coco.zip\"");
    }

    @Test
    void clientsThatNameNoFormatAreServed() {
        JsonNode exported = seen(post("{\"project\": \"%s\"}"), "exported");
        assertThat(exported.path("format").asText()).isEqualTo("jsonl");
        assertThat(exported.path("content").asText()).isEqualTo("annotations");
        assertThat(exported.path("name").asText()).isEqualTo(world.project().name() + " (jsonl)");
        String dataset = "{\"dataset\": \"" + world.dataset().uid() + "\"}";
        assertThat(seen(operator.post("/exports/", dataset), "exported")
                        .path("project")
                        .asText())
                .isEqualTo(world.project().uid());
        assertThat(seen(operator.post("/exports/", "{}"), "exported").path("datasets"))
                .isEmpty();
    }

    @Test
    void clientsThatNameEverythingAreServed() {
        Answer made = post(
                """
                {"name": "all", "format": "YOLO", "projects": ["%s"], "datasets": [], "slices": [],
                 "filter_query_string": "review_status = \\"unreviewed\\""}""");
        JsonNode exported = seen(made, "exported");
        assertThat(exported.path("format").asText()).isEqualTo("yolo");
        assertThat(exported.path("filter_query_string").asText()).isEqualTo("review_status = \"unreviewed\"");
        assertThat(exported.path("query")).isEqualTo(exported.path("filter_query_string"));
        assertThat(exported.path("projects").get(0).asText())
                .isEqualTo(world.project().uid());
        assertThat(exported.path("total_task_count").asInt()).isEqualTo(ITEMS);
    }

    @Test
    void aCancelledExportIsAFailedOneForThoseWhoWait() {
        worker.hold(true);
        Answer made = post("{\"project\": \"%s\"}");
        seen(made, "processing");
        Answer cancelled = operator.post(path(made, "cancel/"), "");
        assertThat(cancelled.text("status")).isEqualTo("failed");
        assertThat(cancelled.body().path("cancelled").asBoolean()).isTrue();
        assertThat(cancelled.body().path("download_url").isNull()).isTrue();
        assertThat(operator.post(path(made, "cancel/"), "").status()).isEqualTo(409);
    }

    @Test
    void saysWhatIsWrong() {
        Answer query = post("{\"project\": \"%s\", \"query\": \"scor > 0\"}");
        assertThat(query.status()).isEqualTo(400);
        assertThat(query.text("suggestion")).isEqualTo("score");
        assertWrong("format", "{\"project\": \"%s\", \"format\": \"kitti\"}");
        assertWrong("content", "{\"project\": \"%s\", \"content\": \"everything\"}");
        assertWrong("project", "{\"project\": \"nothing\"}");
        assertWrong("projects", "{\"projects\": [\"%s\", \"another\"]}");
        assertWrong("dataset", "{\"dataset\": \"nothing\"}");
        assertWrong("datasets", "{\"datasets\": [\"nothing\"]}");
        assertWrong("slices", "{\"project\": \"%s\", \"slices\": [\"nothing\"]}");
        assertWrong("slices", "{\"project\": \"%s\", \"slices\": [null]}");
        assertWrong("name", "{\"project\": \"%s\", \"name\": \"" + "x".repeat(256) + "\"}");
        assertWrong("name", "{\"project\": \"%s\", \"name\": \"a\\u0007b\"}");
        assertWrong(
                "filter_query_string",
                "{\"project\": \"%s\", \"query\": \"score > 0\", \"filter_query_string\": \"\"}");
        assertWrong("pictures", "{\"project\": \"%s\", \"pictures\": true}");
        assertThat(operator.get("/exports/nothing/").status()).isEqualTo(404);
        assertThat(operator.get("/exports/?project=nothing").status()).isEqualTo(404);
    }

    @Test
    void asksWhichProjectWhereThereAreSeveral() {
        api.database().database().inTransaction(tx -> new ProjectRepository()
                .create(
                        tx,
                        new NewProject(
                                world.organisation().id(),
                                world.user().login(),
                                "Second",
                                "second",
                                List.of(world.dataset().uid()))));
        Answer unsaid = operator.post("/exports/", "{}");
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.detail()).isEqualTo("project: There are several: name the one whose annotations are wanted.");
    }

    @Test
    void theSameKeyIsTheSameExport() {
        String body = "{\"project\": \"%s\", \"idempotency_key\": \"k"
                + world.project().id() + "\"}";
        Answer first = post(body);
        Answer again = post(body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("uid")).isEqualTo(first.text("uid"));
        assertThat(post(body.replace("}", ", \"format\": \"voc\"}")).status()).isEqualTo(409);
    }

    @Test
    void isListedNewestFirst() {
        post("{\"project\": \"%s\", \"name\": \"first\"}");
        post("{\"project\": \"%s\", \"name\": \"second\"}");
        TestClient viewer = api.client(world, Role.VIEWER);
        Answer page = viewer.get("/exports/?limit=1");
        assertThat(page.results().get(0).path("name").asText()).isEqualTo("second");
        String next = pathOf(page.text("next"));
        assertThat(viewer.get(next).results().get(0).path("name").asText()).isEqualTo("first");
        assertThat(viewer.get("/exports/?project=" + world.project().uid()).results())
                .hasSize(2);
    }

    @Test
    void isMadeByThoseWhoMayGiveThingsAway() {
        TestClient annotator = api.client(world, Role.ANNOTATOR);
        assertThat(annotator.post("/exports/", "{}").status()).isEqualTo(403);
        Answer made = post("{\"project\": \"%s\"}");
        assertThat(annotator.post(path(made, "cancel/"), "").status()).isEqualTo(403);
        assertThat(annotator.get(path(made, "")).status()).isEqualTo(200);
    }

    @Test
    void isNobodyElsesBusiness() {
        Answer made = post("{\"project\": \"%s\"}");
        JsonNode exported = seen(made, "exported");
        TestClient stranger = api.client(api.plant("other" + WORLDS.incrementAndGet(), 1), Role.ADMIN);
        assertThat(stranger.get(path(made, "")).status()).isEqualTo(404);
        assertThat(stranger.post(path(made, "cancel/"), "").status()).isEqualTo(404);
        assertThat(stranger.get("/exports/").results()).isEmpty();
        assertThat(stranger.post(
                                "/exports/",
                                "{\"project\": \"" + world.project().uid() + "\"}")
                        .status())
                .isEqualTo(400);
        String address = pathOf(exported.path("download_url").asText());
        assertThat(stranger.get(path(made, "file/")).status()).isEqualTo(403);
        assertThat(stranger.get(address.replace("signature=", "signature=x")).status())
                .isEqualTo(403);
        assertThat(stranger.get(address.replaceAll("expires=\\d+", "expires=2999"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aFileThatHasBeenRemovedIsSaidToBe() {
        Answer made = post("{\"project\": \"%s\"}");
        String address = pathOf(seen(made, "exported").path("download_url").asText());
        api.database().database().doInTransaction(tx -> tx.sql(
                        "UPDATE export SET blob_sha256 = NULL WHERE uid = ?", made.text("uid"))
                .update());
        assertThat(operator.get(address).status()).isEqualTo(404);
        assertThat(operator.get(address).detail()).contains("make the export again");
        assertThat(operator.get(path(made, "")).body().path("download_url").isNull())
                .isTrue();
        assertThat(operator.get(path(made, "")).text("status")).isEqualTo("exported");
    }

    private void assertWrong(String field, String body) {
        Answer answer = post(body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.body().has(field)).as(answer.body().toString()).isTrue();
    }

    private Answer post(String body) {
        return operator.post("/exports/", body.replace("%s", world.project().uid()));
    }

    private static String path(Answer made, String rest) {
        return "/exports/" + made.text("uid") + "/" + rest;
    }

    private static String pathOf(String address) {
        return address.substring(address.indexOf("/api/v1") + "/api/v1".length());
    }

    private JsonNode seen(Answer made, String status) {
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
        return Eventually.see(
                () -> operator.get(path(made, "")).body(),
                body -> body.path("status").asText().equals(status));
    }
}
