package io.autotag.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.util.concurrent.atomic.AtomicInteger;

/** An operator whose project waits for its first run; Temporal is away all the time. */
final class AutotagRoom implements AutoCloseable {

    private static final AtomicInteger WORLDS = new AtomicInteger();

    final TestApi api = TestApi.start();
    Seed world = another("world", 3);
    TestClient operator = api.client(world, Role.OPERATOR);

    /** Another organisation, with a project of three items. */
    void plant() {
        world = another("world", 3);
        operator = api.client(world, Role.OPERATOR);
    }

    Seed another(String name, int items) {
        return api.plant(name + WORLDS.incrementAndGet(), items);
    }

    /** The path of the project's settings. */
    String autotag() {
        return "/projects/" + world.project().uid() + "/autotag/";
    }

    String settings(boolean enabled) {
        return "{\"enabled\": " + enabled + ", \"model\": \"" + world.version().modelUid() + "\"}";
    }

    Answer run(String body) {
        return operator.post(autotag() + "run/", body);
    }

    Iterable<JsonNode> runs() {
        return operator.get("/projects/" + world.project().uid() + "/runs/").results();
    }

    @Override
    public void close() {
        api.close();
    }
}
