package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.uber.m3.tally.Scope;
import io.autotag.activity.WorkMeter.Stage;
import io.autotag.ops.process.StartException;
import io.autotag.store.FailureCode;
import io.autotag.store.ItemFailure;
import io.autotag.store.ScanState;
import io.autotag.store.SourceScan;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a worker tells Prometheus. */
final class WorkerMetricsTest {

    private static final InetSocketAddress ANY_PORT = InetSocketAddress.createUnresolved("127.0.0.1", 0);
    private static final Path MONITORING = Path.of("monitoring");

    @Test
    void tellsWhatItHasDone() throws IOException {
        try (WorkerMetrics metrics = WorkerMetrics.start(Optional.of(ANY_PORT))) {
            metrics.work().took(Stage.TAG, Duration.ofMillis(250));
            metrics.work().written(7, 21, List.of(new ItemFailure(1, FailureCode.TOO_LARGE, "The file is large.")));
            assertThat(asked(metrics))
                    .contains("autotag_items_tagged_total 7.0")
                    .contains("autotag_predictions_total 21.0")
                    .contains("autotag_items_failed_total{code=\"too_large\"} 1.0")
                    .contains("autotag_items_failed_total{code=\"crash\"} 0.0")
                    .contains("autotag_stage_seconds_sum{stage=\"tag\"} 0.25")
                    .contains("autotag_stage_seconds_count{stage=\"write\"} 0");
        }
    }

    @Test
    void tellsWhatItsScansFound() {
        try (WorkerMetrics metrics = WorkerMetrics.start(Optional.empty())) {
            metrics.work().scanned(new SourceScan(3, ScanState.DONE, "z", null, null, 100, 7, 2, 1, 4, null));
            metrics.work().scanned(new SourceScan(4, ScanState.FAILED, "b", null, null, 10, 0, 0, 0, 1, "It is away."));
            assertThat(metrics.scrape())
                    .contains("autotag_scans_total{outcome=\"done\"} 1.0")
                    .contains("autotag_scans_total{outcome=\"failed\"} 1.0")
                    .contains("autotag_scan_objects_total{fate=\"seen\"} 110.0")
                    .contains("autotag_scan_objects_total{fate=\"added\"} 7.0")
                    .contains("autotag_scan_objects_total{fate=\"changed\"} 2.0")
                    .contains("autotag_scan_objects_total{fate=\"vanished\"} 1.0")
                    .contains("autotag_scan_objects_total{fate=\"failed\"} 5.0");
        }
    }

    @Test
    void keepsFewOfTheFiguresOfTemporal() throws InterruptedException {
        WorkerMetrics metrics = WorkerMetrics.start(Optional.empty());
        assertThat(metrics.address()).isEmpty();
        Scope temporal = metrics.temporal().tagged(Map.of("task_queue", "q"));
        temporal.gauge("temporal_worker_task_slots_available").update(3);
        temporal.counter("temporal_long_request").inc(1);
        // Closing reports what has not been reported yet; what the reporter has taken just before, it reports itself.
        metrics.close();
        String kept = "temporal_worker_task_slots_available{task_queue=\"q\"} 3.0";
        assertThat(Eventually.last(Duration.ofSeconds(10), metrics::scrape, told -> told.contains(kept)))
                .contains(kept)
                .doesNotContain("temporal_long_request");
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (WorkerMetrics first = WorkerMetrics.start(Optional.of(ANY_PORT))) {
            assertThatThrownBy(() -> WorkerMetrics.start(first.address()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("AUTOTAG_WORKER_METRICS_PORT");
        }
    }

    @Test
    void theRulesAndTheDashboardAskForNothingElse() throws IOException {
        try (WorkerMetrics metrics = WorkerMetrics.start(Optional.empty())) {
            String told = metrics.scrape();
            Set<String> asked = named("(autotag_(?:items|stage|predictions|scans?)_\\w*)");
            assertThat(asked).hasSizeGreaterThan(3).allSatisfy(name -> assertThat(told)
                    .contains(name));
        }
    }

    /** The names in the rules and the dashboard that have this form. */
    private static Set<String> named(String form) throws IOException {
        String text = Files.readString(MONITORING.resolve("alerts.yml"))
                + Files.readString(MONITORING.resolve("dashboard.json"));
        return Pattern.compile(form)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void isToldWhereToAnswer() {
        Map<String, String> env = new HashMap<>(Map.of(
                "AUTOTAG_DB_URL", "jdbc:postgresql://localhost/autotag",
                "AUTOTAG_DB_USER", "autotag",
                "AUTOTAG_TEMPORAL_ADDRESS", "localhost:7233"));
        assertThat(WorkerSettings.of(env).metrics()).isEmpty();
        env.put("AUTOTAG_WORKER_METRICS_PORT", "8082");
        assertThat(WorkerSettings.of(env).metrics()).contains(InetSocketAddress.createUnresolved("127.0.0.1", 8082));
        env.put("AUTOTAG_WORKER_METRICS_PORT", "many");
        assertThatThrownBy(() -> WorkerSettings.of(env)).hasMessageContaining("AUTOTAG_WORKER_METRICS_PORT");
    }

    private static String asked(WorkerMetrics metrics) throws IOException {
        int port = metrics.address().orElseThrow().getPort();
        try (InputStream answer =
                URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
