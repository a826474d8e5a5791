package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.ModelRepository;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people, models and connections of an organisation rest on is changed by somebody whom the log names. */
final class AuditResourceTest {

    private static final AtomicInteger WORLDS = new AtomicInteger();
    private static final String NOBODY = "127.0.0.1:1";
    private static final String AUDIT = "/audit/";

    @TempDir
    private static Path root;

    private static TestApi api;

    private Seed world;
    private TestClient admin;

    @BeforeAll
    static void start() {
        api = TestApi.start(NOBODY, Map.of("AUTOTAG_SOURCE_FOLDERS", root.toString(), "AUTOTAG_RELAY_EVERY", "1h"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void plant() {
        world = api.plant("audited" + WORLDS.incrementAndGet(), 1);
        admin = api.client(world, Role.ADMIN);
    }

    private List<String> log() {
        return lines(admin.get(AUDIT));
    }

    private static List<String> lines(Answer page) {
        assertThat(page.status()).as(page.detail()).isEqualTo(200);
        return StreamSupport.stream(page.results().spliterator(), false)
                .map(AuditResourceTest::line)
                .toList();
    }

    private static String line(JsonNode event) {
        String detail =
                event.path("detail").isNull() ? "" : ": " + event.path("detail").asText();
        return event.path("kind").asText() + " " + event.path("subject").asText() + detail;
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.detail()).isEqualTo(201);
        return answer.text("uid");
    }

    @Test
    void peopleAndKeys() {
        String login = world.user().login() + ".ana";
        String person = "{\"login\": \"" + login + "\", \"password\": \"correct horse battery\", \"role\": \"viewer\"}";
        made(admin.post("/users/", person));
        admin.put("/users/" + login + "/password/", "{\"password\": \"battery horse correct\", \"role\": \"admin\"}");
        admin.delete("/users/" + login + "/sessions/");
        String key = made(admin.post(
                "/keys/", "{\"name\": \"laptop\", \"role\": \"annotator\", \"user\": \"" + login + ".bob\"}"));
        admin.delete("/keys/" + key + "/");
        assertThat(log())
                .containsExactly(
                        "key_deleted laptop",
                        "key_issued laptop: annotator for " + login + ".bob",
                        "user_added " + login + ".bob: for a key",
                        "sessions_ended " + login,
                        "password_set " + login + ": admin",
                        "user_added " + login + ": viewer");
        JsonNode newest = admin.get(AUDIT).results().get(0);
        assertThat(newest.path("by").asText()).isEqualTo(world.user().login());
        assertThat(newest.path("subject_uid").asText()).isEqualTo(key);
        assertThat(admin.get(AUDIT).body().toString()).doesNotContain("horse");
    }

    @Test
    void connectionsToTheOutside() {
        String hooks = "/webhooks/";
        String hook = made(admin.post(
                hooks, "{\"target_url\": \"https://example.org/a\", \"events\": [\"run.failed\", \"run.paused\"]}"));
        admin.patch(hooks + hook + "/", "{\"target_url\": \"https://example.net/b?token=t1\", \"is_active\": false}");
        admin.patch(hooks + hook + "/", "{}");
        admin.delete(hooks + hook + "/");
        String secret = "/provider-secrets/detector/";
        admin.put(secret, "{\"origin\": \"https://example.org\", \"value\": \"sk-0123456789\"}");
        admin.delete(secret);
        assertThat(log())
                .containsExactly(
                        "provider_secret_removed detector",
                        "provider_secret_set detector: for https://example.org",
                        "webhook_deleted https://example.net",
                        "webhook_changed https://example.net: from an address of https://example.org; run.failed,"
                                + " run.paused -> run.failed, run.paused, not active",
                        "webhook_added https://example.org: run.failed, run.paused");
        assertThat(admin.get(AUDIT).body().toString())
                .doesNotContain("sk-0123456789")
                .doesNotContain("t1");
    }

    @Test
    void sources() {
        String sources = "/datasets/" + world.dataset().uid() + "/sources/";
        String source =
                sources + made(admin.post(sources, "{\"name\": \"disk\", \"location\": \"" + root + "\"}")) + "/";
        admin.patch(source, "{\"scan_every_minutes\": 5, \"is_paused\": true}");
        admin.patch(source, "{}");
        String list =
                sources + made(admin.post(sources, "{\"name\": \"list\", \"urls\": [\"https://example.org/a?k=s\"]}"));
        admin.put(list + "/access/", "{\"urls\": [\"https://example.org/a?k=t\"]}");
        admin.delete(source);
        assertThat(log())
                .containsExactly(
                        "source_removed disk: " + root,
                        "source_access_changed list: 1 address",
                        "source_added list: 1 address",
                        "source_changed disk: on demand -> every 5 minutes, paused",
                        "source_added disk: " + root);
        assertThat(admin.get(AUDIT).body().toString()).doesNotContain("k=");
    }

    @Test
    void modelsAndProjects() {
        String model = "/models/" + world.version().modelUid() + "/";
        String name = world.version().shown();
        String project = "/projects/" + world.project().uid() + "/";
        admin.delete("/models/" + made(admin.post("/models/", "{\"name\": \"empty\"}")) + "/");
        admin.patch(
                model + "versions/" + world.version().uid() + "/", "{\"notes\": \"old\", \"metrics\": {\"f1\": 0.5}}");
        admin.put(project + "gate/", "{\"query\": \"score > 0\"}");
        admin.put(project + "gate/", "{\"query\": \"score > 0\"}");
        admin.post(model + "versions/" + world.version().uid() + "/activate/", "{}");
        api.database().database().doInTransaction(tx -> new ModelRepository().markPreviewed(tx, world.version()));
        admin.post(model + "versions/" + world.version().uid() + "/activate/", "{}");
        admin.post(model + "activations/rollback/", "{\"reason\": \"too slow\"}");
        String retire = model + "versions/" + world.version().uid() + "/retire/";
        admin.post(retire, "");
        admin.post(retire, "");
        String settings = "{\"enabled\": false, \"model\": \"" + world.version().modelUid() + "\", \"auto_run\": true}";
        admin.put(project + "autotag/", settings);
        admin.put(project + "autotag/", settings);
        assertThat(log())
                .containsExactly(
                        "autotag_changed " + world.project().name() + ": off, over everything -> off with "
                                + world.version().modelName() + ", tags uploads, over everything",
                        "version_retired " + name + ": was active",
                        "version_refused " + world.version().modelName() + ": too slow",
                        "version_activated " + name,
                        "version_refused " + name,
                        "gate_changed " + world.project().name() + ": \"\" -> \"score > 0\"",
                        "version_noted " + name + ": {} -> {f1=0.5}",
                        "version_noted " + name + ": notes",
                        "model_deleted empty",
                        "model_added empty");
    }

    @Test
    void whatIsRefusedIsNotNoted() {
        assertThat(admin.delete("/webhooks/none/").status()).isEqualTo(404);
        assertThat(admin.delete("/provider-secrets/none/").status()).isEqualTo(404);
        assertThat(admin.delete("/models/" + world.version().modelUid() + "/").status())
                .isEqualTo(409);
        assertThat(log()).isEmpty();
    }

    @Test
    void oneKindIsListedByPagesAndOnlyToAdminsOfTheOrganisation() {
        for (String model : List.of("one", "two", "three")) {
            String uid = made(admin.post("/models/", "{\"name\": \"" + model + "\"}"));
            admin.delete("/models/" + uid + "/");
        }
        Answer first = admin.get(AUDIT + "?kind=model_added&limit=2");
        assertThat(lines(first)).containsExactly("model_added three", "model_added two");
        assertThat(first.text("next")).contains("kind=model_added").contains("cursor=");
        assertThat(admin.get(AUDIT + "?kind=nonsense").status()).isEqualTo(400);
        assertThat(api.client(world, Role.OPERATOR).get(AUDIT).status()).isEqualTo(403);
        Seed stranger = api.plant("stranger" + WORLDS.incrementAndGet(), 0);
        assertThat(lines(api.client(stranger, Role.ADMIN).get(AUDIT))).isEmpty();
    }
}
