package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.ModelRepository;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Projects, their settings, and what is in the way of a run; Temporal is away all the time. */
final class AutotagResourceTest {

    private static final AtomicInteger WORLDS = new AtomicInteger();
    private static TestApi api;

    private Seed world;
    private TestClient operator;
    private String autotag;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void plant() {
        world = api.plant("world" + WORLDS.incrementAndGet(), 3);
        operator = api.client(world, Role.OPERATOR);
        autotag = "/projects/" + world.project().uid() + "/autotag/";
    }

    @Test
    void aProjectIsMadeOverDatasetsAndFoundOnBothPaths() {
        String body = "{\"name\": \"Häfen & Boote\", \"datasets\": [\""
                + world.dataset().uid() + "\"]}";
        Answer created = operator.post("/projects/", body);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("slug")).isEqualTo("h-fen-boote");
        assertThat(created.body().path("datasets").get(0).asText())
                .isEqualTo(world.dataset().uid());
        String uid = created.text("uid");
        assertThat(operator.get("/projects/" + uid + "/").body()).isEqualTo(created.body());
        assertThat(operator.get("/users/me/projects/" + uid + "/").body()).isEqualTo(created.body());
        assertThat(operator.get("/users/me/projects/?limit=1").results().get(0)).isEqualTo(created.body());
        assertThat(operator.get("/projects/").results()).hasSize(2);
        assertThat(operator.post("/projects/", body).status()).isEqualTo(409);
    }

    @Test
    void aProjectNeedsDatasetsOfItsOrganisation() {
        Seed stranger = api.plant("stranger" + WORLDS.get(), 0);
        Answer refused = operator.post(
                "/projects/",
                "{\"name\": \"p\", \"datasets\": [\"" + stranger.dataset().uid() + "\"]}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("datasets").get(0).asText()).contains("uid of a dataset");
    }

    @Test
    void aProjectAndItsNewDatasetAreMadeTogetherOrNotAtAll() {
        Answer made = operator.post("/projects/", withDataset("Quay", "quay"));
        assertThat(made.status()).isEqualTo(201);
        String dataset = made.body().path("datasets").get(0).asText();
        assertThat(operator.get("/datasets/" + dataset + "/").text("slug")).isEqualTo("quay");
        assertThat(operator.post("/projects/", withDataset("Quay", "other")).status())
                .isEqualTo(409);
        assertThat(operator.post("/projects/", withDataset("Other", "quay")).status())
                .isEqualTo(409);
        assertThat(operator.get("/datasets/?name=Other").results()).isEmpty();
        assertThat(operator.get("/datasets/?name=Quay").results()).hasSize(1);
    }

    private static String withDataset(String name, String slug) {
        return """
                {"name": "%s", "datasets": [], "new_dataset": {"name": "%s", "slug": "%s", "data_type": "image"}}"""
                .formatted(name, name, slug);
    }

    @Test
    void enabledWithoutAModelWaitsForOneAndUploadsCannot() {
        assertThat(operator.put(autotag, "{\"enabled\": true}").status()).isEqualTo(200);
        assertThat(operator.post(autotag + "run/", "{}").detail()).contains("model");
        Answer refused = operator.put(autotag, "{\"enabled\": true, \"auto_run\": true}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("auto_run").get(0).asText()).contains("Choose a model");
    }

    @Test
    void settingsComeBackAsTheyWerePut() {
        assertThat(operator.get(autotag).body().path("enabled").asBoolean(true)).isFalse();
        Answer put = operator.put(autotag, settings(true));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.text("model")).isEqualTo(world.version().modelUid());
        assertThat(put.body().path("data").path("type").asText()).isEqualTo("full");
        assertThat(operator.put(autotag, put.body().toString()).body()).isEqualTo(put.body());
        assertThat(operator.get(autotag).body()).isEqualTo(put.body());
    }

    @Test
    void limitsComeBackAsTheyWerePutAndGoWhenTheyAreLeftOut() {
        String quiet =
                """
                {"enabled": false, "items_per_minute": 90, "quiet_hours": {"zone": "Europe/Berlin",
                 "ranges": [{"from": "22:00", "to": "07:00"}, {"from": "12:00", "to": "13:30"}], "hold_running": true}}""";
        Answer put = operator.put(autotag, quiet);
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().path("items_per_minute").asInt()).isEqualTo(90);
        assertThat(put.body().path("quiet_hours").path("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(put.body().path("quiet_hours").path("hold_running").asBoolean())
                .isTrue();
        assertThat(put.body()
                        .path("quiet_hours")
                        .path("ranges")
                        .get(1)
                        .path("to")
                        .asText())
                .isEqualTo("13:30");
        assertThat(operator.put(autotag, put.body().toString()).body()).isEqualTo(put.body());
        assertThat(operator.get(autotag).body()).isEqualTo(put.body());
        Answer without = operator.put(autotag, "{\"enabled\": false}");
        assertThat(without.body().path("quiet_hours").isNull()).isTrue();
        assertThat(without.body().path("items_per_minute").isNull()).isTrue();
    }

    @Test
    void limitsUnderWhichNothingWouldRunAreRefused() {
        String range = "{\"from\": \"22:00\", \"to\": \"07:00\"}";
        Map<String, String> refused = Map.of(
                "\"items_per_minute\": 0",
                "items_per_minute",
                "\"items_per_minute\": 1000001",
                "items_per_minute",
                quiet("Mars/Olympus", range),
                "quiet_hours",
                quiet("+01:00", range),
                "quiet_hours",
                quiet("UTC", ""),
                "quiet_hours",
                quiet("UTC", "{\"from\": \"22:00\", \"to\": \"22:00\"}"),
                "quiet_hours",
                quiet("UTC", "{\"from\": \"22:00\", \"to\": \"24:00\"}"),
                "quiet_hours",
                quiet("UTC", "{\"from\": \"22:00\"}"),
                "quiet_hours",
                quiet("UTC", range + ", {\"from\": \"06:00\", \"to\": \"22:30\"}"),
                "quiet_hours",
                "\"quiet_hours\": {\"ranges\": [" + range + "]}",
                "quiet_hours");
        refused.forEach((limit, field) -> {
            Answer answer = operator.put(autotag, "{\"enabled\": true, " + limit + "}");
            assertThat(answer.status()).as(limit).isEqualTo(400);
            assertThat(answer.body().path(field).isArray())
                    .as(limit + answer.body())
                    .isTrue();
        });
        assertThat(operator.get(autotag).body().path("enabled").asBoolean(true)).isFalse();
    }

    private static String quiet(String zone, String ranges) {
        return "\"quiet_hours\": {\"zone\": \"%s\", \"ranges\": [%s]}".formatted(zone, ranges);
    }

    @Test
    void settingsThatNameWhatIsNotThereAreRefused() {
        Map<String, String> refused = Map.of(
                "{\"enabled\": true, \"model\": \"nonsense\"}", "model",
                "{\"enabled\": true, \"data\": {\"type\": \"slices\", \"slices\": [\"nonsense\"]}}", "data",
                "{\"enabled\": true, \"data\": {\"type\": \"slices\"}}", "data",
                "{\"enabled\": true, \"data\": {\"type\": \"full\", \"items\": [\"x\"]}}", "data",
                "{\"enabled\": true, \"data\": {\"type\": \"some\"}}", "data",
                "{\"model\": null}", "enabled",
                "{\"enabled\": true, \"modle\": null}", "modle");
        refused.forEach((body, field) -> {
            Answer answer = operator.put(autotag, body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body().path(field).isArray())
                    .as(body + answer.body())
                    .isTrue();
        });
        assertThat(operator.get(autotag).body().path("enabled").asBoolean(true)).isFalse();
    }

    @Test
    void aRunNeedsAutotagToBeEnabledAndAModel() {
        assertThat(run("{}").detail()).startsWith("Autotag is not enabled");
        operator.put(autotag, "{\"enabled\": true}");
        Answer refused = run("{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).startsWith("The project has no model");
        assertThat(runs()).isEmpty();
    }

    @Test
    void aRunNeedsAnActiveVersion() {
        String bare = api.database()
                .database()
                .inTransaction(tx ->
                        new ModelRepository().create(tx, world.organisation().id(), "bare"))
                .uid();
        operator.put(autotag, "{\"enabled\": true, \"model\": \"" + bare + "\"}");
        assertThat(run("{}").detail()).contains("\"bare\" has no active version");
    }

    @Test
    void aRunOverWhatIsNotThereIsRefused() {
        operator.put(autotag, settings(true));
        Seed stranger = api.plant("other" + WORLDS.get(), 1);
        List<String> refused = List.of(
                "{\"data\": {\"type\": \"slices\", \"slices\": [\"nonsense\"]}}",
                "{\"data\": {\"type\": \"items\", \"items\": [\""
                        + stranger.items().get(0).uid() + "\"]}}",
                "{\"data\": {\"type\": \"items\", \"items\": []}}",
                "{\"data\": {\"type\": \"query\"}}",
                "{\"model_version\": \"" + stranger.version().uid() + "\"}",
                "{\"idempotency_key\": \"\"}",
                "{\"force\": \"yes\"}",
                "[]",
                "{");
        for (String body : refused) {
            Answer answer = run(body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.detail()).as(body).isNotEmpty();
        }
        assertThat(runs()).isEmpty();
    }

    @Test
    void aVersionThatWasNeverTriedIsNotRun() {
        operator.put(autotag, settings(true));
        Answer refused = run("{\"model_version\": \"" + world.version().uid() + "\"}");
        assertThat(refused.status()).isEqualTo(409);
        api.database().database().doInTransaction(tx -> new ModelRepository().markPreviewed(tx, world.version()));
        assertThat(run("{\"model_version\": \"" + world.version().uid() + "\"}").status())
                .isEqualTo(201);
    }

    @Test
    void aRunIsWrittenDownWhileTemporalIsAway() {
        operator.put(autotag, settings(true));
        Answer started = run("{\"idempotency_key\": \"k\"}");
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.text("status")).isEqualTo("pending");
        assertThat(run("{\"idempotency_key\": \"k\"}").text("uid")).isEqualTo(started.text("uid"));
        assertThat(runs()).hasSize(1);
        Answer paused = operator.post("/runs/" + started.text("uid") + "/pause/", "");
        assertThat(paused.detail()).isEqualTo("The run is pending: it can be paused once it is running.");
        Answer cancelled = operator.post("/runs/" + started.text("uid") + "/cancel/", "");
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
    }

    @Test
    void aKeyThatStartedAnotherRunIsRefused() {
        operator.put(autotag, settings(true));
        Answer first =
                run("{\"idempotency_key\": \"k\", \"data\": {\"type\": \"query\", \"query\": \"object_prefix:cat\"}}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(run("{\"idempotency_key\": \"k\"}").text("uid")).isEqualTo(first.text("uid"));
        for (String other : List.of(
                "{\"idempotency_key\": \"k\", \"data\": {\"type\": \"query\", \"query\": \"object_prefix:dog\"}}",
                "{\"idempotency_key\": \"k\", \"force\": true}")) {
            Answer refused = run(other);
            assertThat(refused.status()).as(other).isEqualTo(409);
            assertThat(refused.detail()).contains(first.text("uid")).contains("send a new key");
        }
        assertThat(runs()).hasSize(1);
    }

    @Test
    void settingsAndRunsTakeSavedQueriesOfTheProjectOnly() {
        String data = "\"data\": {\"type\": \"slices\", \"slices\": [\""
                + saved(world.project().uid()) + "\"]}";
        Answer put = operator.put(autotag, settings(true).replace("}", ", " + data + "}"));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().path("data").path("slices")).hasSize(1);
        assertThat(run("{}").status()).isEqualTo(201);
        Answer other = operator.post(
                "/projects/",
                "{\"name\": \"other\", \"datasets\": [\"" + world.dataset().uid() + "\"]}");
        Answer refused = run("{\"data\": {\"type\": \"slices\", \"slices\": [\"" + saved(other.text("uid")) + "\"]}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("data").get(0).asText()).contains("another project");
    }

    private String saved(String project) {
        return operator.post(
                        "/slices/",
                        "{\"name\": \"of %s\", \"visibility\": \"private\", \"project\": \"%s\", \"query\": \"width > 3\"}"
                                .formatted(project, project))
                .text("uid");
    }

    @Test
    void anEmptyBodyAsksForTheSettingsRun() {
        operator.put(autotag, settings(true));
        assertThat(operator.post(autotag + "run/", "").status()).isEqualTo(201);
    }

    @Test
    void viewersAndAnnotatorsStartNothing() {
        for (Role role : List.of(Role.VIEWER, Role.ANNOTATOR)) {
            TestClient weak = api.client(world, role);
            assertThat(weak.get(autotag).status()).isEqualTo(200);
            assertThat(weak.put(autotag, settings(true)).status()).isEqualTo(403);
            assertThat(weak.post(autotag + "run/", "{}").status()).isEqualTo(403);
            assertThat(weak.post("/projects/", "{}").status()).isEqualTo(403);
            assertThat(weak.post("/models/", "{}").status()).isEqualTo(403);
        }
    }

    @Test
    void listsAreReadInPages() {
        operator.put(autotag, settings(true));
        run("{}");
        run("{}");
        String list = "/projects/" + world.project().uid() + "/runs/";
        Answer first = operator.get(list + "?limit=1");
        Answer second = operator.get(first.text("next").replaceFirst("^.*/api/v1", ""));
        assertThat(second.results()).hasSize(1).isNotEqualTo(first.results());
        assertThat(second.body().path("next").isNull()).isTrue();
        assertThat(operator.get(list + "?limit=0").status()).isEqualTo(400);
        assertThat(operator.get(list + "?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void temporalsAbsenceIsSeenInTheHealthChecks() {
        TestClient operations = api.admin();
        Answer health = operations.send(
                java.net.http.HttpRequest.newBuilder(api.adminRoot().resolve("/healthcheck")));
        assertThat(health.body().path("temporal").path("healthy").asBoolean(true))
                .isFalse();
    }

    private String settings(boolean enabled) {
        return "{\"enabled\": " + enabled + ", \"model\": \"" + world.version().modelUid() + "\"}";
    }

    private Answer run(String body) {
        return operator.post(autotag + "run/", body);
    }

    private Iterable<com.fasterxml.jackson.databind.JsonNode> runs() {
        return operator.get("/projects/" + world.project().uid() + "/runs/").results();
    }
}
