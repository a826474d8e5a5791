package io.autotag.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;

/** How long people wait for what they ask of the data, in buckets; only of the routes that answer queries. */
final class QueryMetrics {

    private static final Map<String, String> KINDS = Map.of(
            "/projects/{uid}/items", "page",
            "/projects/{uid}/items/count", "count",
            "/projects/{uid}/query/count", "count",
            "/projects/{uid}/query/facets", "facets");

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;

    QueryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(String route, Duration took) {
        String kind = KINDS.get(route);
        if (kind != null) {
            Timer.builder("autotag_query")
                    .description("Answers to queries: pages of items, counts and facets")
                    .tag("kind", kind)
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry)
                    .record(took);
        }
    }
}
