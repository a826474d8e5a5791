package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.autotag.ops.OtlpCollector.Told;
import io.autotag.ops.cli.CliException;
import io.autotag.workflow.WorkflowIds;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the real processes tell a collector: one trace from the call of the API to each chunk of the run that it starts; and
 * that Temporal cannot read what both seal.
 */
@Timeout(600)
final class TracedSiteTest {

    private static final int FILES = 300;
    private static final String START = "POST /projects/{uid}/autotag/run";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static OtlpCollector collector;
    private static Site site;
    private static Tagging tagging;

    @BeforeAll
    static void tag() throws IOException, InterruptedException {
        collector = new OtlpCollector();
        site = new Site(folder.resolve("home"));
        site.start(
                Site.Temporal.IN_JVM,
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector.endpoint(),
                        "OTEL_BSP_SCHEDULE_DELAY",
                        "100",
                        "AUTOTAG_TEMPORAL_PAYLOAD_KEYS",
                        "test:" + "k".repeat(32)));
        tagging = Tagging.begin(site, "traced", TestMaterial.send(site, folder, FILES));
        tagging.awaitCompleted();
    }

    @AfterAll
    static void end() {
        site.close();
        collector.close();
    }

    @Test
    void oneTraceLeadsFromTheCallThroughTheWorkflowToEveryChunk() throws InterruptedException {
        Told call = collector.await(span -> span.name().equals(START));
        assertThat(call.service()).isEqualTo("autotag-api");
        assertThat(call.parent()).isEmpty();
        assertThat(call.attributes()).containsEntry("http.response.status_code", "201");
        Told start = within(call, "StartWorkflow:RunWorkflow", 1).get(0);
        assertThat(start.service()).isEqualTo("autotag-api");
        Told workflow = within(start, "RunWorkflow:RunWorkflow", 1).get(0);
        assertThat(workflow.service()).isEqualTo("autotag-worker");
        within(workflow, "RunActivity:RunSettle", 1);
        List<Told> chunks = within(workflow, "RunActivity:ChunkProcess", 1);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.attributes()).containsEntry("autotag.run", runUid()));
        assertThat(chunks.stream()
                        .mapToInt(chunk -> Integer.parseInt(chunk.attributes().get("autotag.items")))
                        .sum())
                .isEqualTo(FILES);
    }

    @Test
    void whatTemporalHoldsIsSealed() {
        HistoryEvent started = site.inTemporal(client ->
                client.fetchHistory(WorkflowIds.run(runUid())).getEvents().get(0));
        Payload input =
                started.getWorkflowExecutionStartedEventAttributes().getInput().getPayloads(0);
        assertThat(input.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("binary/encrypted");
        assertThat(input.getMetadataOrThrow("encryption-key-id").toStringUtf8()).isEqualTo("test");
        assertThat(input.getData().toStringUtf8()).doesNotContain(runUid());
    }

    @Test
    void aCallThatHasATraceStaysInIt() throws IOException, InterruptedException {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String caller = "00f067aa0ba902b7";
        URI run = site.api().endpoint().api("/runs/" + runUid() + "/");
        HttpRequest request = HttpRequest.newBuilder(run)
                .header("traceparent", "00-" + trace + "-" + caller + "-01")
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isEqualTo(401);
        Told call = collector.await(span -> span.trace().equals(trace));
        assertThat(call.parent()).isEqualTo(caller);
        assertThat(call.name()).isEqualTo("GET /runs/{uid}");
        assertThat(call.attributes()).containsEntry("http.response.status_code", "401");
    }

    @Test
    void aCallOfNoRouteHasNoAddressInItsName() throws InterruptedException {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> site.api().get("/nowhere/at/all/"));
        collector.await(span -> span.name().equals("GET none"));
    }

    private static String runUid() {
        return tagging.runUid();
    }

    /** What is told of this name, all of which are parts of that one. */
    private static List<Told> within(Told whole, String name, int least) throws InterruptedException {
        List<Told> parts = collector.await(
                span -> span.trace().equals(whole.trace()) && span.name().equals(name), least);
        assertThat(parts).extracting(Told::parent).containsOnly(whole.id());
        return parts;
    }
}
