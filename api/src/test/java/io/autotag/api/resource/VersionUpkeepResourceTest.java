package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.ModelTuning;
import io.autotag.store.ModelTunings;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say of a version, and how it ends. */
final class VersionUpkeepResourceTest {

    private static final AtomicInteger WORLDS = new AtomicInteger();

    private static TestApi api;

    private Seed world;
    private TestClient operator;
    private String model;
    private String version;

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
        world = api.plant("upkeep" + WORLDS.incrementAndGet(), 1);
        operator = api.client(world, Role.OPERATOR);
        model = "/models/" + world.version().modelUid() + "/";
        version = model + "versions/" + world.version().uid() + "/";
    }

    @Test
    void notesAndMetricsAreAttached() {
        operator.patch(version, "{\"notes\": \"trained in summer\", \"metrics\": {\"map50\": 0.71, \"f1\": 0.6}}");
        Answer noted = operator.patch(version, "{\"metrics\": {\"map\": 0.5}}");
        assertThat(noted.text("notes")).isEqualTo("trained in summer");
        assertThat(noted.body().path("metrics")).hasToString("{\"map\":0.5}");
        assertThat(operator.get(model).body().path("versions").get(0).path("metrics"))
                .hasToString("{\"map\":0.5}");
    }

    @Test
    void howWorkersFoundItToBeBestCalledIsTold() {
        assertThat(operator.get(version).body().path("tunings")).isEmpty();
        ModelTuning found =
                new ModelTuning("cpu, 2 cores of amd64", "cpu", 2, 1, 8, 31.5, Instant.parse("2026-11-24T15:25:00Z"));
        api.database().database().doInTransaction(tx -> new ModelTunings()
                .note(tx, world.version().id(), found));
        String told =
                "[{\"machine\":\"cpu, 2 cores of amd64\",\"device\":\"cpu\",\"callers\":2,\"threads\":1,\"batch\":8,"
                        + "\"images_per_second\":31.5,\"measured_at\":\"2026-11-24T15:25:00Z\"}]";
        assertThat(operator.get(version).body().path("tunings")).hasToString(told);
        assertThat(operator.get(model).body().path("versions").get(0).path("tunings"))
                .hasToString(told);
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        Answer refused = operator.patch(version, "{\"metrics\": {\"map\": 1e999}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(operator.patch(version, "{\"metrics\": {\"\": 1}}").status()).isEqualTo(400);
        assertThat(operator.get(version).body().path("metrics")).isEmpty();
    }

    @Test
    void anActiveVersionThatNobodyUsesIsRetiredAndTheModelHasNoneLeft() {
        assertThat(operator.post(version + "retire/", "").text("state")).isEqualTo("retired");
        assertThat(operator.get(model).body().path("active_version").isNull()).isTrue();
        assertThat(operator.post(version + "retire/", "").text("state")).isEqualTo("retired");
    }

    @Test
    void whatAProjectUsesStays() {
        String settings = "/projects/" + world.project().uid() + "/autotag/";
        operator.put(
                settings,
                "{\"enabled\": true, \"model\": \"" + world.version().modelUid()
                        + "\", \"data\": {\"type\": \"full\"}, \"auto_run\": false}");
        assertThat(operator.get(settings).body().path("enabled").asBoolean()).isTrue();
        Answer refused = operator.post(version + "retire/", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail())
                .startsWith("Autotag is enabled with this model in "
                        + world.project().name());
        assertThat(operator.get(version).text("state")).isEqualTo("active");
    }
}
