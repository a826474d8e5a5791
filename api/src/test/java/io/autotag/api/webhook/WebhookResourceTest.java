package io.autotag.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.egress.HookServer;
import io.autotag.store.Role;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Making, changing and testing webhooks. */
final class WebhookResourceTest {

    private static HookRoom room;

    @BeforeAll
    static void start() {
        room = new HookRoom();
    }

    @AfterAll
    static void stop() {
        room.close();
    }

    @Test
    void theSecretIsShownOnceAndNotKeptAsItIs() {
        Answer made = room.add("https://example.org/hook", "task.completed", "export.completed");
        assertThat(made.status()).isEqualTo(201);
        String secret = made.text("secret");
        assertThat(secret).startsWith("whsec_");
        assertThat(made.body().path("is_active").asBoolean()).isTrue();
        Answer seen = room.admin.get("/webhooks/" + made.text("uid") + "/");
        assertThat(seen.body().path("events")).hasSize(2);
        assertThat(seen.body().has("secret")).isFalse();
        assertThat(room.admin.get("/webhooks/").body().toString()).doesNotContain(secret);
        assertThat(room.desk.number(
                        "SELECT count(*) AS n FROM webhook WHERE sealed_secret LIKE '%%%s%%'".formatted(secret)))
                .isZero();
    }

    @Test
    void aSecretMayBeGiven() {
        Answer made = room.admin.post(
                "/webhooks/",
                "{\"target_url\": \"https://example.org/\", \"events\": [\"run.failed\"], \"is_active\": false,"
                        + " \"secret\": \"my own secret\"}");
        assertThat(made.text("secret")).isEqualTo("my own secret");
        assertThat(made.body().path("is_active").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"target_url\": \"ftp://example.org/\", \"events\": [\"run.failed\"]}|target_url",
                "{\"target_url\": \"https:///x\", \"events\": [\"run.failed\"]}|target_url",
                "{\"events\": [\"run.failed\"]}|target_url",
                "{\"target_url\": \"https://example.org/\", \"events\": []}|events",
                "{\"target_url\": \"https://example.org/\"}|events",
                "{\"target_url\": \"https://example.org/\", \"events\": [\"run.flew\"]}|events",
                "{\"target_url\": \"https://example.org/\", \"events\": [\"webhook.test\"]}|events",
                "{\"target_url\": \"https://example.org/\", \"events\": [\"run.failed\", \"run.failed\"]}|events",
                "{\"target_url\": \"https://example.org/\", \"events\": [\"run.failed\", null]}|events",
                "{\"target_url\": \"https://example.org/\", \"events\": [\"run.failed\"], \"secret\": \"short\"}|secret"
            })
    void refusesWhatMakesNoSense(String body, String field) {
        Answer refused = room.admin.post("/webhooks/", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path(field)).as(refused.detail()).isNotEmpty();
    }

    @Test
    void wantsHttpsUnlessTheOperatorAllowsOther() {
        try (TestApi strict = TestApi.start()) {
            TestClient admin = strict.client(strict.plant("strict", 0), Role.ADMIN);
            String body = "{\"target_url\": \"http://example.org/\", \"events\": [\"run.failed\"]}";
            assertThat(admin.post("/webhooks/", body).detail()).contains("AUTOTAG_EGRESS_HTTP");
            String inside = "{\"target_url\": \"https://169.254.169.254/\", \"events\": [\"run.failed\"]}";
            String uid = admin.post("/webhooks/", inside).text("uid");
            Answer tested = test(admin, uid);
            assertThat(tested.body().path("success").asBoolean(true)).isFalse();
            assertThat(tested.text("message")).contains("public internet");
        }
    }

    @Test
    void changesWhatIsNamedAndKeepsTheRest() {
        String uid = room.add("https://example.org/hook", "run.failed").text("uid");
        assertThat(patch(uid, "{\"is_active\": false}").body().path("is_active").asBoolean(true))
                .isFalse();
        Answer changed = patch(uid, "{\"target_url\": \"https://example.org/b\", \"events\": [\"run.paused\"]}");
        assertThat(changed.text("target_url")).isEqualTo("https://example.org/b");
        assertThat(changed.body().path("is_active").asBoolean(true)).isFalse();
        assertThat(patch(uid, "{\"events\": []}").status()).isEqualTo(400);
        assertThat(patch(uid, "{\"events\": [null]}").status()).isEqualTo(400);
        assertThat(patch(uid, "{\"target_url\": \"nowhere\"}").status()).isEqualTo(400);
        assertThat(room.admin.delete("/webhooks/" + uid + "/").status()).isEqualTo(204);
        assertThat(room.admin.get("/webhooks/" + uid + "/").status()).isEqualTo(404);
    }

    @Test
    void aTestIsSentAtOnceAndLogged() {
        try (HookServer server = new HookServer()) {
            String uid = room.add(server.url("/here"), "run.failed").text("uid");
            Answer good = test(room.admin, uid);
            assertThat(good.status()).isEqualTo(200);
            assertThat(good.body().path("success").asBoolean()).isTrue();
            assertThat(good.body().path("delivered").asBoolean()).isTrue();
            server.replies(418);
            Answer bad = test(room.admin, uid);
            assertThat(bad.body().path("success").asBoolean(true)).isFalse();
            assertThat(bad.text("message")).contains("418");
            assertThat(server.received()).hasSize(2).allSatisfy(request -> assertThat(
                            request.header("X-Avala-Webhook-Event"))
                    .isEqualTo("webhook.test"));
            JsonNode logged = room.admin
                    .get("/webhook-deliveries/" + bad.text("delivery") + "/")
                    .body();
            assertThat(logged.path("status").asText()).isEqualTo("failed");
            assertThat(logged.path("response_status").asInt()).isEqualTo(418);
            assertThat(logged.path("response_preview").asText()).isEqualTo("as told");
            assertThat(logged.path("response_body_size").asInt()).isEqualTo(7);
            assertThat(logged.path("response_body_sha256").asText()).hasSize(64);
            assertThat(logged.path("subscription").asText()).isEqualTo(uid);
            assertThat(room.admin
                            .get("/webhook-deliveries/?status=failed&subscription=" + uid)
                            .results())
                    .hasSize(1);
        }
    }

    @Test
    void nobodyElseSeesThem() {
        String uid = room.add("https://example.org/hook", "run.failed").text("uid");
        TestClient stranger = room.api.client(room.api.plant("stranger", 0), Role.ADMIN);
        assertThat(stranger.get("/webhooks/" + uid + "/").status()).isEqualTo(404);
        assertThat(stranger.delete("/webhooks/" + uid + "/").status()).isEqualTo(404);
        assertThat(test(stranger, uid).status()).isEqualTo(404);
        assertThat(stranger.get("/webhooks/").results()).isEmpty();
        assertThat(stranger.get("/webhook-deliveries/").results()).isEmpty();
    }

    /** As the clients do it: no body, and no type of one. */
    private static Answer test(TestClient client, String uid) {
        return client.send(client.request("/webhooks/" + uid + "/test/").POST(BodyPublishers.noBody()));
    }

    private static Answer patch(String uid, String body) {
        return room.admin.patch("/webhooks/" + uid + "/", body);
    }
}
