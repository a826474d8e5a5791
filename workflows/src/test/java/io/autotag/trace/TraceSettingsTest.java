package io.autotag.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TraceSettingsTest {

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    @Test
    void thereAreNoTracesWhereNobodyAsksForThem() {
        assertThat(TraceSettings.of("api", Map.of())).isEmpty();
        assertThat(TraceSettings.of("api", Map.of(ENDPOINT, " "))).isEmpty();
        assertThat(TraceSettings.of("api", Map.of("OTEL_SERVICE_NAME", "shop"))).isEmpty();
        assertThat(TraceSettings.of("api", Map.of(ENDPOINT, "http://a:4318", "OTEL_SDK_DISABLED", "true")))
                .isEmpty();
        assertThat(TraceSettings.of("api", Map.of(ENDPOINT, "http://a:4318", "OTEL_TRACES_EXPORTER", "none")))
                .isEmpty();
    }

    @Test
    void aCollectorIsEnough() {
        assertThat(TraceSettings.of("api", Map.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://a:4318/v1/traces")))
                .isPresent();
        Map<String, String> properties = TraceSettings.of("api", Map.of(ENDPOINT, "http://a:4318"))
                .orElseThrow()
                .properties();
        assertThat(properties)
                .containsEntry("otel.service.name", "api")
                .containsEntry("otel.exporter.otlp.endpoint", "http://a:4318")
                .containsEntry("otel.exporter.otlp.protocol", "http/protobuf");
    }

    @Test
    void theVariablesHaveTheLastWordButFiguresAndLinesAreNotSent() {
        Map<String, String> variables = Map.of(
                ENDPOINT,
                "http://a:4318",
                "OTEL_SERVICE_NAME",
                "shop",
                "OTEL_METRICS_EXPORTER",
                "otlp",
                "PATH",
                "/bin");
        assertThat(TraceSettings.of("api", variables).orElseThrow().properties())
                .containsEntry("otel.service.name", "shop")
                .containsEntry("otel.metrics.exporter", "none")
                .containsEntry("otel.logs.exporter", "none")
                .doesNotContainKey("path");
    }

    @Test
    void saysWhatIsWrongWithTheVariables() {
        TraceSettings settings =
                TraceSettings.of("api", Map.of(ENDPOINT, "nowhere")).orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tracing.start(settings))
                .withMessageStartingWith("The variables OTEL_... are not right: ")
                .withMessageContaining("nowhere");
    }

    @Test
    void doesNotShowTheHeadersWhichMayHoldAKey() {
        Map<String, String> variables = Map.of(ENDPOINT, "http://a:4318", "OTEL_EXPORTER_OTLP_HEADERS", "key=12345");
        assertThat(TraceSettings.of("api", variables).orElseThrow()).hasToString("TraceSettings[api]");
    }
}
