package io.autotag.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.store.Role;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import io.autotag.store.WorkerReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see of the process. */
final class ProcessTest {

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void theFirstKeyIsForItsOwnersEyesOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(api.home().resolve("admin.key"))))
                .isEqualTo("rw-------");
        assertThat(api.admin().get("/keys/").results()).hasSize(1);
    }

    @Test
    void answersPings() throws IOException {
        assertThat(admin("/ping").body()).isEqualTo("pong\n");
    }

    @Test
    void isHealthyInSoFarAsItsPartsAre() throws IOException {
        JsonNode alone = new ObjectMapper().readTree(admin("/healthcheck").body());
        assertThat(alone.path("database").path("healthy").asBoolean()).isTrue();
        assertThat(alone.path("blobs").path("healthy").asBoolean()).isTrue();
        assertThat(alone.path("worker").path("healthy").asBoolean()).isFalse();
        assertThat(alone.path("worker").path("message").asText()).isEqualTo("No worker was seen in the last 30 s.");
        Instant now = Instant.now();
        Worker worker = new Worker("w", "host", 1, "1", List.of("io"), now, now);
        api.database().database().inTransaction(tx -> new WorkerRegistry()
                .heartbeat(tx, worker, WorkerReport.idle("cpu")));
        JsonNode joined = new ObjectMapper().readTree(admin("/healthcheck").body());
        assertThat(joined.path("worker").path("healthy").asBoolean()).isTrue();
        Worker drained = new Worker("w", "host", 1, "1", List.of(), now, now);
        api.database().database().inTransaction(tx -> new WorkerRegistry()
                .heartbeat(tx, drained, WorkerReport.idle("cpu")));
        JsonNode idle = new ObjectMapper().readTree(admin("/healthcheck").body());
        assertThat(idle.path("worker").path("message").asText())
                .isEqualTo("All workers are drained: resume one, or start another.");
    }

    @Test
    void countsRequestsByRouteAndNotByAddress() throws IOException {
        api.admin().get("/datasets/one/two/");
        api.admin().get("/nowhere/at/all/");
        String metrics = admin("/metrics").body();
        assertThat(metrics)
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/datasets/{owner}/{slug}\",status=\"404\"}")
                .contains("route=\"none\"")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("one/two")
                .hasSizeLessThan(64_000);
    }

    /** What workers tell is looked at where they are. */
    @Test
    void tellsAllThatTheAlertRulesAndTheDashboardAskForOfTheApi() throws IOException {
        TestClient viewer = api.client(api.plant("metrics", 1), Role.VIEWER);
        String project = viewer.get("/projects/").results().path(0).path("uid").asText();
        viewer.get("/projects/" + project + "/items/");
        viewer.get("/projects/" + project + "/items/count/");
        viewer.post("/projects/" + project + "/query/facets/", "{}");
        System.gc(); // as sooner or later in any process
        String metrics = admin("/metrics").body();
        Path monitoring = Path.of("..", "ops", "monitoring");
        String asked = Files.readString(monitoring.resolve("alerts.yml"))
                + Files.readString(monitoring.resolve("dashboard.json"));
        assertThat(Pattern.compile("(?:autotag|http|jvm)_[a-z_]+")
                        .matcher(asked)
                        .results()
                        .map(MatchResult::group))
                .filteredOn(name -> !name.matches("autotag_(items|stage|predictions|scans?)_.*"))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(metrics).contains(name));
        assertThat(metrics)
                .contains("autotag_runs{state=\"running\"} 0.0")
                .contains("autotag_runs_quiet 0.0")
                .contains("autotag_sources{state=\"failed\"} 0.0")
                .contains("autotag_source_scan_age_seconds 0.0")
                .contains("autotag_source_scan_lag_seconds 0.0")
                .contains("autotag_query_seconds_count{kind=\"page\"} 1")
                .contains("autotag_query_seconds_count{kind=\"count\"} 1")
                .contains("autotag_query_seconds_count{kind=\"facets\"} 1");
    }

    private static HttpResponse<String> admin(String path) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(api.adminRoot() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
