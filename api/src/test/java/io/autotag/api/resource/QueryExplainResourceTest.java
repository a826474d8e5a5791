package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.run.Eventually;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How queries are answered, over HTTP. */
final class QueryExplainResourceTest {

    private static TestApi api;
    private static Seed world;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        world = api.plant("world", 12);
        api.database().database().doInTransaction(tx -> FoundPredictions.write(tx, world));
        assertThat(explain(Role.VIEWER, "").path("engine").asText()).isEqualTo("sql");
        Eventually.see(() -> api.metric("autotag_bitmaps_projects"), projects -> projects >= 1);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void namesTheEngine() {
        assertThat(explain(Role.VIEWER, "object_prefix:person").path("engine").asText())
                .isEqualTo("bitmaps");
        JsonNode cut = explain(Role.VIEWER, "object_prefix:person AND score > 0.92");
        assertThat(cut.path("engine").asText()).isEqualTo("bitmaps_and_sql");
        assertThat(cut.path("bitmaps").path("unknown_items").asInt()).isEqualTo(6);
    }

    @Test
    void tellsEstimatedAndTrueItems() {
        JsonNode explained = explain(Role.VIEWER, "object_prefix:person");
        assertThat(explained.path("items").asInt()).isEqualTo(6);
        assertThat(explained.path("items_exact").asBoolean()).isTrue();
        assertThat(explained.path("estimated_items").asInt(-1)).isNotNegative();
        assertThat(explained.path("count_ms").asDouble()).isPositive();
        assertThat(explained.path("first_page_ms").asDouble()).isPositive();
        assertThat(explained.path("indexes")).isNotEmpty();
    }

    @Test
    void showsThePlanToOperatorsOnly() {
        assertThat(explain(Role.ANNOTATOR, "object_prefix:person").has("plan")).isFalse();
        assertThat(explain(Role.OPERATOR, "object_prefix:person").path("plan")).isNotEmpty();
    }

    private static JsonNode explain(Role role, String query) {
        String path = "/projects/" + world.project().uid() + "/query/explain/?query=";
        return api.client(world, role)
                .get(path + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .body();
    }
}
