package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.TestTemporal;
import io.autotag.api.run.WorkedApi;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a model file becomes the version that runs use. */
final class ModelResourceTest {

    private static final AtomicInteger WORLDS = new AtomicInteger();
    private static final int MOST_BYTES = 100_000;

    private static WorkedApi worked;
    private static TestApi api;

    private Seed world;
    private TestClient operator;
    private String model;

    @BeforeAll
    static void start() {
        worked = new WorkedApi(Map.of("AUTOTAG_MODEL_LIMIT", String.valueOf(MOST_BYTES)));
        api = worked.api;
    }

    @AfterAll
    static void stop() {
        worked.close();
    }

    @BeforeEach
    void plant() {
        world = api.plant("world" + WORLDS.incrementAndGet(), 1);
        operator = api.client(world, Role.OPERATOR);
        model = "/models/"
                + operator.post("/models/", "{\"name\": \"detector\"}").text("uid") + "/";
    }

    @Test
    void aModelHasOneName() {
        Answer again = operator.post("/models/", "{\"name\": \"detector\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail()).isEqualTo("There is a model \"detector\" already: add a version to it.");
        assertThat(operator.get("/models/").results()).hasSize(2);
        assertThat(operator.get(model).body().path("active_version").isNull()).isTrue();
    }

    @Test
    void aFileBecomesAVersionThatIsPreviewedAndActivated() {
        Answer added = add(form("m.onnx", "weights", "training_set: coco\n"));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("head")).isEqualTo("yolo-v8");
        assertThat(added.text("reason")).isEqualTo("by its shape");
        assertThat(added.text("training_set")).isEqualTo("coco");
        assertThat(added.text("state")).isEqualTo("draft");
        assertThat(added.body().path("labels")).hasSize(2);

        String version = model + "versions/" + added.text("uid") + "/";
        Answer early = operator.post(version + "activate/", "");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.detail()).startsWith("The version was never tried");

        Answer preview = operator.post(
                version + "preview/", "{\"item\": \"" + world.items().get(0).uid() + "\"}");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().path("predictions").get(0).path("label").asText())
                .isEqualTo("cat");
        assertThat(preview.body().path("predictions").get(0).path("mask").toString())
                .isEqualTo("{\"x\":1,\"y\":2,\"step\":1,\"size\":[4,3],\"counts\":\"0<\"}");
        assertThat(preview.body().path("predictions").get(1).path("x").isNull()).isTrue();
        assertThat(preview.body().path("predictions").get(1).has("mask")).isFalse();

        assertThat(operator.post(version + "activate/", "").text("state")).isEqualTo("active");
        assertThat(operator.get(model)
                        .body()
                        .path("active_version")
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(operator.get(version).text("state")).isEqualTo("active");
        assertThat(api.client(world, Role.ADMIN).get("/audit/").body().findValuesAsText("kind"))
                .containsExactly(
                        "version_activated", "version_previewed", "version_refused", "version_added", "model_added");
    }

    @Test
    void aModelWithoutAVersionCanBeDeleted() {
        String uid = operator.post("/models/", "{\"name\": \"mistaken\"}").text("uid");
        assertThat(operator.delete("/models/" + uid + "/").status()).isEqualTo(204);
        assertThat(operator.get("/models/" + uid + "/").status()).isEqualTo(404);
        assertThat(operator.delete("/models/" + world.version().modelUid() + "/")
                        .status())
                .isEqualTo(409);
        assertThat(operator.get("/models/" + world.version().modelUid() + "/").status())
                .isEqualTo(200);
    }

    @Test
    void theFileOfAVersionComesBackAsItWasAdded() {
        String file = model + "versions/" + add(form("m.onnx", "weights", "")).text("uid") + "/file/";
        Answer answer = operator.get(file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().body()).asString().isEqualTo("weights");
        assertThat(api.client(world, Role.ANNOTATOR).get(file).status()).isEqualTo(403);
        Seed others = api.plant("others" + WORLDS.incrementAndGet(), 1);
        assertThat(api.client(others, Role.OPERATOR).get(file).status()).isEqualTo(404);
    }

    @Test
    void theSameFileAndCardAreTheSameVersion() {
        Answer first = add(form("m.onnx", "weights", ""));
        Answer same = add(form("renamed.onnx", "weights", ""));
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.text("uid")).isEqualTo(first.text("uid"));
        assertThat(add(form("m.onnx", "weights", "training_set: coco\n"))
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whatAWorkerRefusesIsNotRegistered() {
        Answer refused = add(form("m.onnx", "weights", "head: bad\n"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo("The card names 2 labels, the model has 3 outputs.");
        assertThat(refused.body().path("labels").get(0).asText()).startsWith("Give 3 labels");
        assertThat(operator.get(model).body().path("versions")).isEmpty();
    }

    @Test
    void namesOfFilesAreNoPaths() {
        Answer first = add(form("../../etc/good.onnx", "weights", ""));
        assertThat(first.status()).isEqualTo(201);
        assertThat(add(form("..\\\\good.onnx", "weights", "")).text("uid")).isEqualTo(first.text("uid"));
    }

    @Test
    void aFileOverTheLimitIsRefused() {
        Answer refused = add(form("m.onnx", "x".repeat(MOST_BYTES + 1), ""));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.detail()).contains("larger than the limit");
    }

    @Test
    void aFormThatIsNotAsItShouldBeIsRefused() {
        assertThat(add(part("card", "c.yaml", "head: x")).detail()).startsWith("file: Send the ONNX file");
        assertThat(add(form("m.onnx", "", "")).detail()).isEqualTo("file: The file is empty.");
        assertThat(add(part("file", "m.onnx", "w") + part("files", "n.onnx", "w"))
                        .body()
                        .has("files"))
                .isTrue();
        assertThat(operator.post(model + "versions/", "{}").status()).isEqualTo(415);
        assertThat(operator.get(model).body().path("versions")).isEmpty();
    }

    @Test
    void aPreviewNeedsAnItemOfTheOrganisation() {
        String version =
                model + "versions/" + add(form("m.onnx", "weights", "")).text("uid") + "/";
        Seed stranger = api.plant("stranger" + WORLDS.get(), 1);
        Answer refused = operator.post(
                version + "preview/", "{\"item\": \"" + stranger.items().get(0).uid() + "\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("item").get(0).asText()).isEqualTo("There is no item with this uid.");
        assertThat(operator.post(version + "activate/", "").status()).isEqualTo(409);
    }

    @Test
    void modelsBelongToOneOrganisation() {
        TestClient stranger = api.client(api.plant("other" + WORLDS.get(), 0), Role.ADMIN);
        assertThat(stranger.get(model).status()).isEqualTo(404);
        assertThat(stranger.send(upload(stranger, form("m.onnx", "weights", "")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void withoutTemporalAFileIsNeitherTakenNorLost() {
        try (TestApi alone = TestApi.start()) {
            Seed seed = alone.plant("alone", 1);
            TestClient caller = alone.client(seed, Role.OPERATOR);
            String uid = caller.post("/models/", "{\"name\": \"m\"}").text("uid");
            model = "/models/" + uid + "/";
            Answer refused = caller.send(upload(caller, form("m.onnx", "weights", "")));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.detail()).startsWith("Temporal does not answer");
            assertThat(caller.get(model).body().path("versions")).isEmpty();
        }
    }

    @Test
    void aTemporalThatComesUpMeanwhileIsWaitedFor() {
        try (TestTemporal late = TestTemporal.away();
                TestApi alone = TestApi.start(late.address(), Map.of())) {
            Seed seed = alone.plant("alone", 1);
            TestClient caller = alone.client(seed, Role.OPERATOR);
            CompletableFuture<Void> coming =
                    CompletableFuture.runAsync(late::comeUp, CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS));
            Answer refused = caller.post(
                    "/models/" + seed.version().modelUid() + "/versions/"
                            + seed.version().uid() + "/preview/",
                    "{\"item\": \"" + seed.items().get(0).uid() + "\"}");
            coming.join();
            assertThat(refused.detail()).startsWith("No worker took this in time");
        }
    }

    @Test
    void withoutAWorkerTheCallerIsToldSo() {
        try (TestTemporal idle = TestTemporal.start();
                TestApi alone = TestApi.start(idle.address(), Map.of())) {
            Seed seed = alone.plant("alone", 1);
            TestClient caller = alone.client(seed, Role.OPERATOR);
            String path = "/models/" + seed.version().modelUid() + "/versions/"
                    + seed.version().uid() + "/preview/";
            Answer refused =
                    caller.post(path, "{\"item\": \"" + seed.items().get(0).uid() + "\"}");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.detail()).startsWith("No worker took this in time");
        }
    }

    private Answer add(String form) {
        return operator.send(upload(operator, form));
    }

    private java.net.http.HttpRequest.Builder upload(TestClient caller, String form) {
        return caller.request(model + "versions/")
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofString(form + "--XX--\r\n"));
    }

    private static String form(String fileName, String file, String card) {
        return part("file", fileName, file) + (card.isEmpty() ? "" : part("card", "card.yaml", card));
    }

    private static String part(String name, String fileName, String content) {
        return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }
}
