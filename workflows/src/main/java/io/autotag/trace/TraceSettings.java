package io.autotag.trace;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where traces go and how many there are: the variables {@code OTEL_…} as OpenTelemetry defines them.
 *
 * @param properties in the words of the library, {@code otel.…}
 */
public record TraceSettings(Map<String, String> properties) {

    private static final String PREFIX = "OTEL_";

    public TraceSettings {
        properties = Map.copyOf(properties);
    }

    /**
     * Empty where traces are not wanted: no collector is named, or they are switched off.
     *
     * @param process what the traces call this process where {@code OTEL_SERVICE_NAME} does not
     */
    public static Optional<TraceSettings> of(String process, Map<String, String> variables) {
        boolean named = Stream.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
                .anyMatch(name -> !text(variables, name).isEmpty());
        boolean off = text(variables, "OTEL_SDK_DISABLED").equalsIgnoreCase("true")
                || text(variables, "OTEL_TRACES_EXPORTER").equals("none");
        return named && !off ? Optional.of(new TraceSettings(properties(process, variables))) : Optional.empty();
    }

    private static Map<String, String> properties(String process, Map<String, String> variables) {
        Map<String, String> properties = new HashMap<>();
        properties.put("otel.service.name", process);
        properties.put("otel.exporter.otlp.protocol", "http/protobuf");
        variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .filter(name -> !text(variables, name).isEmpty())
                .forEach(name -> properties.put(property(name), text(variables, name)));
        // Figures are Prometheus' and lines the log's.
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "none");
        return properties;
    }

    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static String text(Map<String, String> variables, String name) {
        return variables.getOrDefault(name, "").strip();
    }

    /** Without the headers, which may hold a key. */
    @Override
    public String toString() {
        return "TraceSettings[" + properties.get("otel.service.name") + "]";
    }
}
