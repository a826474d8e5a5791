package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import io.autotag.store.WorkerReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators see the workers and take them out of service. */
final class WorkersResourceTest {

    private TestApi api;
    private Seed own;
    private Seed other;

    @BeforeEach
    void start() {
        api = TestApi.start();
        own = api.plant("own", 1);
        other = api.plant("other", 1);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void everybodySeesWhatWorkersDo() {
        beat("w", List.of("io"), 12.345);
        JsonNode worker = list(Role.VIEWER).path(0);
        assertThat(worker.path("uid").asText()).isEqualTo("w");
        assertThat(worker.path("name").asText()).isEqualTo("rack-1:7");
        assertThat(worker.path("state").asText()).isEqualTo("working");
        assertThat(worker.path("device").asText()).isEqualTo("cuda");
        assertThat(worker.path("images_per_second").asDouble()).isEqualTo(12.35);
        assertThat(worker.path("in_hand").asInt()).isEqualTo(1);
        assertThat(worker.path("queues").path(0).asText()).isEqualTo("io");
        assertThat(worker.path("drain_wanted_at").isNull()).isTrue();
    }

    @Test
    void modelsOfOtherOrganisationsAreNotShown() {
        beat("w", List.of("io"), 1);
        assertThat(list(Role.VIEWER).path(0).path("models")).singleElement().satisfies(model -> {
            assertThat(model.path("model_version").asText())
                    .isEqualTo(own.version().uid());
            assertThat(model.path("model").asText()).isEqualTo(own.version().modelName());
            assertThat(model.path("number").asInt()).isEqualTo(1);
        });
    }

    @Test
    void drainsAndResumes() {
        beat("w", List.of("io"), 1);
        TestClient operator = api.client(own, Role.OPERATOR);
        Answer draining = operator.post("/workers/w/drain/", "");
        assertThat(draining.status()).isEqualTo(200);
        assertThat(draining.body().path("state").asText()).isEqualTo("draining");
        assertThat(draining.body().path("drain_wanted_at").isNull()).isFalse();
        beat("w", List.of(), 0);
        assertThat(operator.post("/workers/w/resume/", "").body().path("state").asText())
                .isEqualTo("resuming");
        beat("w", List.of("io"), 0);
        assertThat(list(Role.VIEWER).path(0).path("state").asText()).isEqualTo("working");
        assertThat(api.client(own, Role.ADMIN).get("/audit/").body().findValuesAsText("kind"))
                .startsWith("worker_resumed", "worker_drained");
    }

    @Test
    void whatIsNotThereIsNotDrained() {
        assertThat(api.client(own, Role.OPERATOR).post("/workers/w/drain/", "").status())
                .isEqualTo(404);
        assertThat(api.client(own, Role.OPERATOR).post("/workers/w/resume/", "").status())
                .isEqualTo(404);
        assertThat(list(Role.VIEWER).size()).isZero();
    }

    private JsonNode list(Role role) {
        return api.client(own, role).get("/workers/").body().path("results");
    }

    private void beat(String id, List<String> queues, double rate) {
        Instant now = Instant.now();
        Worker worker = new Worker(id, "rack-1", 7, "1", queues, now, now);
        List<Long> open = List.of(own.version().id(), other.version().id());
        WorkerReport report = new WorkerReport("cuda", open, rate, 1, Optional.empty());
        api.database().database().inTransaction(tx -> new WorkerRegistry().heartbeat(tx, worker, report));
    }
}
