package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.AccountRepository;
import io.autotag.store.Organisation;
import io.autotag.store.Role;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyResourceTest {

    private static final int AT_ONCE = 6;

    private static ExecutorService many;
    private static TestApi api;
    private static TestClient admin;

    @BeforeAll
    static void start() {
        many = Executors.newFixedThreadPool(AT_ONCE);
        api = TestApi.start();
        admin = api.client(api.plant("keys", 0), Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        many.shutdownNow();
        api.close();
    }

    @Test
    void aNewKeyWorksAndIsShownOnce() {
        Answer made = create("\"role\": \"viewer\", \"expires_at\": \"2999-01-01T00:00:00Z\"");
        assertThat(made.status()).isEqualTo(201);
        String key = made.text("key");
        assertThat(api.client(key).get("/datasets/").status()).isEqualTo(200);
        assertThat(api.client(key).get("/keys/").status()).isEqualTo(403);
        JsonNode listed = listed(made.text("uid"));
        assertThat(listed.path("role").asText()).isEqualTo("viewer");
        assertThat(listed.path("expires_at").asText()).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(listed.path("last_used_at").isTextual()).isTrue();
        assertThat(listed.toString()).doesNotContain(key);
    }

    @Test
    void aKeyActsForThePersonItIsFor() {
        Answer made = create("\"role\": \"annotator\", \"user\": \"olga\"");
        assertThat(made.text("user")).isEqualTo("olga");
        assertThat(api.client(made.text("key")).get("/session/").text("user")).isEqualTo("olga");
        Answer second = create("\"role\": \"viewer\", \"user\": \"olga\"");
        assertThat(listed(second.text("uid")).path("user").asText()).isEqualTo("olga");
        api.plant("elsewhere", 0);
        Answer taken = create("\"role\": \"viewer\", \"user\": \"elsewhere@example.org\"");
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.body().has("user")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "-dash", "a/b", "<b>", " "})
    void aKeyMakesNobodyWhoMayNotBeCalledSo(String login) {
        Answer refused = create("\"role\": \"viewer\", \"user\": \"" + login + "\"");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("user").get(0).asText()).contains("letters, digits and . _ @ + -");
    }

    @Test
    void aKeyIsMadeForWhoeverIsThereAlready() {
        api.database().database().inTransaction(tx -> {
            Organisation own =
                    new AccountRepository().findOrganisation(tx, "keys").orElseThrow();
            return new AccountRepository().createUser(tx, own.id(), "from before");
        });
        assertThat(create("\"role\": \"viewer\", \"user\": \"from before\"").status())
                .isEqualTo(201);
    }

    @Test
    void keysForOneNewPersonCanBeMadeAtOnce() {
        for (int round = 0; round < 5; round++) {
            String body = "\"role\": \"viewer\", \"user\": \"together" + round + "\"";
            List<CompletableFuture<Answer>> all = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> create(body), many))
                    .limit(AT_ONCE)
                    .toList();
            assertThat(all).map(CompletableFuture::join).map(Answer::status).containsOnly(201);
        }
        assertThat(create("\"role\": \"viewer\", \"user\": \"Together0\"")
                        .body()
                        .has("user"))
                .isTrue();
    }

    @Test
    void aKeyDoesNotOutliveTheCalendar() {
        Answer refused = create("\"role\": \"viewer\", \"expires_at\": \"+294277-12-31T00:00:00Z\"");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("0001 to 9999");
        assertThat(create("\"role\": \"viewer\", \"expires_at\": \"tomorrow\"").detail())
                .contains("2026-01-31T12:00:00Z");
    }

    @Test
    void aDeletedKeyIsRefusedAtOnce() {
        Answer made = create("\"role\": \"operator\"");
        TestClient holder = api.client(made.text("key"));
        assertThat(holder.get("/datasets/").status()).isEqualTo(200);
        assertThat(admin.delete("/keys/" + made.text("uid") + "/").status()).isEqualTo(204);
        assertThat(holder.get("/datasets/").detail()).isEqualTo("The API key was revoked.");
        assertThat(admin.delete("/keys/" + made.text("uid") + "/").status()).isEqualTo(404);
    }

    @Test
    void aKeyDoesNotDeleteItself() {
        Answer made = create("\"role\": \"admin\"");
        assertThat(api.client(made.text("key"))
                        .delete("/keys/" + made.text("uid") + "/")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void onlyTheOwnOrganisationSeesAndDeletesAKey() {
        String uid = create("\"role\": \"viewer\"").text("uid");
        TestClient stranger = api.client(api.plant("stranger", 0), Role.ADMIN);
        assertThat(stranger.get("/keys/").body().toString()).doesNotContain(uid);
        assertThat(stranger.delete("/keys/" + uid + "/").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role | \"role\": \"king\"",
                "role | \"role\": null",
                "role | \"role\": 3",
                "expires_at | \"role\": \"viewer\", \"expires_at\": \"2020-01-01T00:00:00Z\"",
                "expires_at | \"role\": \"viewer\", \"expires_at\": \"tomorrow\"",
                "rolle | \"role\": \"viewer\", \"rolle\": \"viewer\""
            })
    void refusesABadFieldAndNamesIt(String field, String json) {
        Answer refused = create(json);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path(field)).as(field).isNotEmpty();
    }

    private static Answer create(String more) {
        return admin.post("/keys/", "{\"name\": \"test\", " + more + "}");
    }

    private static JsonNode listed(String uid) {
        return admin.get("/keys/?limit=1000")
                .results()
                .valueStream()
                .filter(key -> key.path("uid").asText().equals(uid))
                .findFirst()
                .orElseThrow();
    }
}
