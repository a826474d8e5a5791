package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.process.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of two workers one is drained while a run goes on, and stays up: the other one completes the run, nothing is done twice, and
 * the drained one works again when it is told to.
 */
@Timeout(600)
final class DrainedWorkerTest {

    /** So many that each worker has a chunk in hand, and few enough for a pace that lets nobody be done too soon. */
    private static final int FILES = 600;

    private static final int A_MINUTE = 1_200;
    private static final int BEGUN = 100;
    private static final String TAGGED = "autotag_items_tagged_total ";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final int ownPort = Ports.anyFree();
    private final int othersPort = Ports.anyFree();
    private Site site;
    private Supervisor another;
    private TestMaterial material;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        site = new Site(folder.resolve("home"));
        // The real one remembers which worker has a workflow in memory, and asks that one first.
        Site.Temporal temporal = Site.realTemporal().isPresent() ? Site.Temporal.REAL : Site.Temporal.IN_JVM;
        site.start(temporal, Map.of("AUTOTAG_WORKER_METRICS_PORT", Integer.toString(ownPort)));
        another = site.startWorker("another", othersPort);
        material = TestMaterial.send(site, folder, FILES);
    }

    @AfterEach
    void end() {
        another.close();
        site.close();
    }

    @Test
    void leavesTheRunToTheOthersAndStaysUp() throws Exception {
        assertThat(workers()).hasSize(2).allMatch(worker -> state(worker).equals("working"));
        String project = Tagging.project(site.api(), "drained", material, false);
        pace(project);
        Tagging run = Tagging.start(site, project);
        run.awaitProcessed(BEGUN);
        long pid = site.process("another").pid();

        site.api().post("/workers/" + uid(pid) + "/drain/");
        JsonNode drained = await(pid, "drained");
        assertThat(run.seen().orElseThrow().isFinal()).isFalse();
        assertThat(drained.path("queues")).isEmpty();
        assertThat(drained.path("models").path(0).path("model").asText()).isNotEmpty();
        long tagged = tagged(othersPort);
        assertThat(tagged).isPositive();

        run.awaitCompleted();
        assertThat(tagged(othersPort)).isEqualTo(tagged);
        assertThat(tagged + tagged(ownPort))
                .isEqualTo(run.seen().orElseThrow().count("successful_items"))
                .isGreaterThan(FILES / 2);
        assertThat(site.process("another").pid()).isEqualTo(pid);

        site.api().post("/workers/" + uid(pid) + "/resume/");
        await(pid, "working");
        Tagging.undisturbed(site, material);
        assertThat(tagged(othersPort)).isGreaterThan(tagged);
    }

    /** Slow enough that a wish is heard in the middle of the run. */
    private void pace(String project) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("enabled", true).put("model", material.model()).put("items_per_minute", A_MINUTE);
        settings.putObject("data").put("type", "full");
        site.api().put("/projects/" + project + "/autotag/", settings);
    }

    private List<JsonNode> workers() {
        return Fields.list(site.api().get("/workers/"), "results");
    }

    private JsonNode worker(long pid) {
        return workers().stream()
                .filter(one -> one.path("pid").asLong() == pid)
                .findFirst()
                .orElseThrow();
    }

    private String uid(long pid) {
        return Fields.text(worker(pid), "uid");
    }

    private static String state(JsonNode worker) {
        return Fields.text(worker, "state");
    }

    private JsonNode await(long pid, String state) throws InterruptedException {
        JsonNode last =
                Eventually.last(PATIENCE, () -> worker(pid), seen -> state(seen).equals(state));
        assertThat(state(last)).isEqualTo(state);
        return last;
    }

    /** How many items a worker says that it has tagged and written. */
    private static long tagged(int metricsPort) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metricsPort + "/metrics"));
        return Site.ask(request)
                .body()
                .lines()
                .filter(line -> line.startsWith(TAGGED))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(TAGGED.length()))))
                .sum();
    }
}
