package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.ModelRepository;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the way of a run; Temporal is away all the time. */
final class AutotagResourceTest {

    private static AutotagRoom room;

    @BeforeAll
    static void open() {
        room = new AutotagRoom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void plant() {
        room.plant();
    }

    @Test
    void aRunNeedsAutotagToBeEnabledAndAModel() {
        assertThat(room.run("{}").detail()).startsWith("Autotag is not enabled");
        room.operator.put(room.autotag(), "{\"enabled\": true}");
        Answer refused = room.run("{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).startsWith("The project has no model");
        assertThat(room.runs()).isEmpty();
    }

    @Test
    void aRunNeedsAnActiveVersion() {
        String bare = room.api
                .database()
                .database()
                .inTransaction(tx -> new ModelRepository()
                        .create(tx, room.world.organisation().id(), "bare"))
                .uid();
        room.operator.put(room.autotag(), "{\"enabled\": true, \"model\": \"" + bare + "\"}");
        assertThat(room.run("{}").detail()).contains("\"bare\" has no active version");
    }

    @Test
    void aRunOverWhatIsNotThereIsRefused() {
        room.operator.put(room.autotag(), room.settings(true));
        Seed stranger = room.another("other", 1);
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
            Answer answer = room.run(body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.detail()).as(body).isNotEmpty();
        }
        assertThat(room.runs()).isEmpty();
    }

    @Test
    void aVersionThatWasNeverTriedIsNotRun() {
        room.operator.put(room.autotag(), room.settings(true));
        Answer refused =
                room.run("{\"model_version\": \"" + room.world.version().uid() + "\"}");
        assertThat(refused.status()).isEqualTo(409);
        room.api.database().database().doInTransaction(tx -> new ModelRepository()
                .markPreviewed(tx, room.world.version()));
        assertThat(room.run("{\"model_version\": \"" + room.world.version().uid() + "\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aRunIsWrittenDownWhileTemporalIsAway() {
        room.operator.put(room.autotag(), room.settings(true));
        Answer started = room.run("{\"idempotency_key\": \"k\"}");
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.text("status")).isEqualTo("pending");
        assertThat(room.run("{\"idempotency_key\": \"k\"}").text("uid")).isEqualTo(started.text("uid"));
        assertThat(room.runs()).hasSize(1);
        Answer paused = room.operator.post("/runs/" + started.text("uid") + "/pause/", "");
        assertThat(paused.detail()).isEqualTo("The run is pending: it can be paused once it is running.");
        Answer cancelled = room.operator.post("/runs/" + started.text("uid") + "/cancel/", "");
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
    }

    @Test
    void aKeyThatStartedAnotherRunIsRefused() {
        room.operator.put(room.autotag(), room.settings(true));
        Answer first = room.run(
                "{\"idempotency_key\": \"k\", \"data\": {\"type\": \"query\", \"query\": \"object_prefix:cat\"}}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(room.run("{\"idempotency_key\": \"k\"}").text("uid")).isEqualTo(first.text("uid"));
        for (String other : List.of(
                "{\"idempotency_key\": \"k\", \"data\": {\"type\": \"query\", \"query\": \"object_prefix:dog\"}}",
                "{\"idempotency_key\": \"k\", \"force\": true}")) {
            Answer refused = room.run(other);
            assertThat(refused.status()).as(other).isEqualTo(409);
            assertThat(refused.detail()).contains(first.text("uid")).contains("send a new key");
        }
        assertThat(room.runs()).hasSize(1);
    }

    @Test
    void anEmptyBodyAsksForTheSettingsRun() {
        room.operator.put(room.autotag(), room.settings(true));
        assertThat(room.operator.post(room.autotag() + "run/", "").status()).isEqualTo(201);
    }

    @Test
    void viewersAndAnnotatorsStartNothing() {
        for (Role role : List.of(Role.VIEWER, Role.ANNOTATOR)) {
            TestClient weak = room.api.client(room.world, role);
            assertThat(weak.get(room.autotag()).status()).isEqualTo(200);
            assertThat(weak.put(room.autotag(), room.settings(true)).status()).isEqualTo(403);
            assertThat(weak.post(room.autotag() + "run/", "{}").status()).isEqualTo(403);
            assertThat(weak.post("/projects/", "{}").status()).isEqualTo(403);
            assertThat(weak.post("/models/", "{}").status()).isEqualTo(403);
        }
    }

    @Test
    void listsAreReadInPages() {
        room.operator.put(room.autotag(), room.settings(true));
        room.run("{}");
        room.run("{}");
        String list = "/projects/" + room.world.project().uid() + "/runs/";
        Answer first = room.operator.get(list + "?limit=1");
        Answer second = room.operator.get(first.text("next").replaceFirst("^.*/api/v1", ""));
        assertThat(second.results()).hasSize(1).isNotEqualTo(first.results());
        assertThat(second.body().path("next").isNull()).isTrue();
        assertThat(room.operator.get(list + "?limit=0").status()).isEqualTo(400);
        assertThat(room.operator.get(list + "?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void temporalsAbsenceIsSeenInTheHealthChecks() {
        TestClient operations = room.api.admin();
        Answer health =
                operations.send(HttpRequest.newBuilder(room.api.adminRoot().resolve("/healthcheck")));
        assertThat(health.body().path("temporal").path("healthy").asBoolean(true))
                .isFalse();
    }
}
