package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.Eventually;
import io.autotag.api.run.TestWorker;
import io.autotag.api.run.WorkedApi;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.net.http.HttpRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** An operator whose project runs, through HTTP, Temporal and a worker that can be held. */
final class RunRoom implements AutoCloseable {

    private static final AtomicInteger WORLDS = new AtomicInteger();

    final WorkedApi worked = new WorkedApi();
    final TestApi api = worked.api;
    final TestWorker worker = worked.worker;
    Seed world = another("world", 40);
    TestClient operator = api.client(world, Role.OPERATOR);

    /** Another organisation, whose project of 40 items has Autotag enabled; the worker goes on. */
    void plant() {
        worker.letGo();
        worker.failAt("nothing");
        world = another("world", 40);
        operator = api.client(world, Role.OPERATOR);
        choose(true);
    }

    Seed another(String name, int items) {
        return api.plant(name + WORLDS.incrementAndGet(), items);
    }

    void choose(boolean enabled) {
        choose(enabled, "");
    }

    void choose(boolean enabled, String more) {
        String settings =
                "{\"enabled\": " + enabled + ", \"model\": \"" + world.version().modelUid() + "\"" + more + "}";
        assertThat(operator.put("/projects/" + world.project().uid() + "/autotag/", settings)
                        .status())
                .isEqualTo(200);
    }

    Answer start(String body) {
        return operator.post("/projects/" + world.project().uid() + "/autotag/run/", body);
    }

    Answer withKey(String body, String key) {
        return postWithKey("/projects/" + world.project().uid() + "/autotag/run/", body, key);
    }

    Answer actWithKey(String uid, String verb, String key) {
        return postWithKey("/runs/" + uid + "/" + verb + "/", "", key);
    }

    private Answer postWithKey(String path, String body, String key) {
        return operator.send(operator.request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer act(String uid, String verb) {
        return operator.post("/runs/" + uid + "/" + verb + "/", "");
    }

    Answer tune(String uid, String body) {
        return operator.patch("/runs/" + uid + "/", body);
    }

    JsonNode seen(String uid, String status) {
        return Eventually.see(
                () -> operator.get("/runs/" + uid + "/").body(),
                run -> run.path("status").asText().equals(status));
    }

    JsonNode ended(String uid) {
        return Eventually.see(() -> operator.get("/runs/" + uid + "/").body(), run -> !run.path("completed_at")
                .isNull());
    }

    @Override
    public void close() {
        worker.letGo();
        worked.close();
    }
}
