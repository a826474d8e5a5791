package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.model.Device;
import io.autotag.ops.process.StartException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkerSettingsTest {

    @Test
    void modelsAreComputedOnTheCpuUnlessSomebodyDecidesOtherwise() {
        assertThat(settings(Map.of()).device()).isEqualTo(Device.CPU);
        assertThat(settings(Map.of("AUTOTAG_DEVICE", " CPU ")).device()).isEqualTo(Device.CPU);
    }

    @Test
    void measuresModelsUnlessSomebodyDecidesOtherwise() {
        assertThat(settings(Map.of()).tunes()).isTrue();
        assertThat(settings(Map.of("AUTOTAG_TUNING", "on")).tunes()).isTrue();
        assertThat(settings(Map.of("AUTOTAG_TUNING", "off")).tunes()).isFalse();
    }

    @Test
    void reachesTemporalAsItIsTold() {
        assertThat(settings(Map.of()).temporal()).hasToString("Temporal at 127.0.0.1:7233");
        assertThat(settings(Map.of("AUTOTAG_TEMPORAL_API_KEY", "tk_1")).temporal())
                .hasToString("Temporal at 127.0.0.1:7233 by TLS");
        assertThatThrownBy(() -> settings(Map.of("AUTOTAG_TEMPORAL_TLS", "yes")))
                .isInstanceOf(StartException.class)
                .hasMessage("AUTOTAG_TEMPORAL_TLS must be true or false, not yes.");
    }

    @Test
    void callsProvidersAsTheApiCallsWebhooks() {
        assertThat(settings(Map.of()).providers().secrets()).isEmpty();
        assertThat(settings(Map.of()).providers().rules().objection("http://example.org"))
                .isPresent();
        WorkerSettings open = settings(Map.of("AUTOTAG_EGRESS_HTTP", "true", "AUTOTAG_SECRET", "sixteen characters"));
        assertThat(open.providers().rules().objection("http://example.org")).isEmpty();
        assertThat(open.providers().secrets()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    AUTOTAG_DEVICE              | abacus  | must be one of cpu, cuda, tensorrt, openvino, coreml, directml, not abacus.
                    AUTOTAG_DEVICE              | rocm    | must be one of cpu
                    AUTOTAG_DEVICE              | cuda    | The ONNX Runtime on the class path was not built for cuda
                    AUTOTAG_TUNING              | perhaps | AUTOTAG_TUNING must be on or off, not perhaps.
                    AUTOTAG_WORKER_METRICS_PORT | 70000   | must be a port from 1 to 65535, not 70000.
                    AUTOTAG_DB_URL              | nowhere | AUTOTAG_DB_URL is wrong
                    AUTOTAG_BLOBS               | s3:/b   | AUTOTAG_BLOBS must be a folder, or look like s3://bucket
                    AUTOTAG_TEMPORAL_PAYLOAD_KEYS | secret | AUTOTAG_TEMPORAL_PAYLOAD_KEYS must be keys like 2026-11:SECRET
                    AUTOTAG_SOURCE_FOLDERS      | photos  | "photos" is no whole path of a folder.
                    AUTOTAG_EGRESS_NETWORKS     | 10.0.0  | AUTOTAG_EGRESS_NETWORKS is wrong
                    """)
    void saysWhichVariableIsWrong(String name, String value, String sentence) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(sentence);
    }

    private static WorkerSettings settings(Map<String, String> more) {
        Map<String, String> env = new HashMap<>(Map.of(
                "AUTOTAG_HOME", "target/home",
                "AUTOTAG_DB_URL", "jdbc:postgresql://127.0.0.1:5432/autotag",
                "AUTOTAG_DB_USER", "autotag",
                "AUTOTAG_TEMPORAL_ADDRESS", "127.0.0.1:7233"));
        env.putAll(more);
        return WorkerSettings.of(env);
    }
}
