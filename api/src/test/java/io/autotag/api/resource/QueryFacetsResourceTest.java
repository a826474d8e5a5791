package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.Eventually;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Numbers beside a query, over HTTP; that they are right is shown beside the engines. */
final class QueryFacetsResourceTest {

    private static TestApi api;
    private static Seed world;
    private static TestClient viewer;
    private static String facets;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        world = api.plant("world", 12);
        viewer = api.client(world, Role.VIEWER);
        facets = "/projects/" + world.project().uid() + "/query/facets/";
        api.database().database().doInTransaction(tx -> {
            FoundPredictions.write(tx, world);
            FoundPredictions.weather(tx, world);
        });
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void countsItemsByEveryFacet() {
        JsonNode answer =
                viewer.post(facets, "{\"query\": \"object_prefix:person\"}").body();
        assertThat(answer.path("items").asInt()).isEqualTo(6);
        assertThat(answer.path("items_exact").asBoolean()).isTrue();
        assertThat(answer.path("took_ms").asDouble()).isPositive();
        assertThat(items(answer, "label", "person")).isEqualTo(6);
        assertThat(items(answer, "label", "car")).isEqualTo(12);
        assertThat(items(answer, "status", "pending")).isEqualTo(6);
        assertThat(items(answer, "status", "accepted")).isZero();
        assertThat(items(answer, "band", "high")).isEqualTo(6);
        assertThat(items(answer, "band", "negative")).isEqualTo(3);
        assertThat(items(answer, "review", "unreviewed")).isEqualTo(6);
        assertThat(answer.path("facets").path("model_version")).hasSize(1);
        assertThat(answer.path("facets").has("metadata")).isFalse();
    }

    @Test
    void drawsAHistogramOfTheScores() {
        JsonNode histogram = viewer.post(facets, "{\"query\": \"object_prefix:person\", \"facets\": [\"histogram\"]}")
                .body()
                .path("histogram");
        assertThat(histogram.path("from").asDouble()).isEqualTo(-1);
        assertThat(histogram.path("width").asDouble()).isEqualTo(0.05);
        assertThat(histogram.path("items")).hasSize(40);
        assertThat(histogram.path("items").get(10).asInt()).isEqualTo(3);
        assertThat(histogram.path("items").get(38).asInt()).isEqualTo(6);
    }

    @Test
    void countsTheMetadataThatIsAskedFor() {
        JsonNode answer = viewer.post(facets, "{\"facets\": [], \"metadata\": [\"weather\", \"none\"]}")
                .body();
        JsonNode metadata = answer.path("facets").path("metadata");
        assertThat(metadata.path("weather").get(0).path("value").asText()).isEqualTo("rainy");
        assertThat(metadata.path("weather").get(0).path("items").asInt()).isEqualTo(12);
        assertThat(metadata.path("none")).isEmpty();
        assertThat(answer.path("facets").has("label")).isFalse();
        assertThat(answer.has("histogram")).isFalse();
    }

    @Test
    void bitmapsAndPostgresqlSayTheSame() {
        JsonNode cold =
                viewer.post(facets, "{\"query\": \"score >= 0\"}").body().path("facets");
        Eventually.see(() -> api.metric("autotag_bitmaps_projects"), projects -> projects >= 1);
        assertThat(viewer.post(facets, "{\"query\": \"score >= 0\"}").body().path("facets"))
                .isEqualTo(cold);
    }

    @Test
    void countsAQueryAlone() {
        String path = "/projects/" + world.project().uid() + "/query/count/";
        JsonNode count =
                viewer.post(path, "{\"query\": \"object_prefix:person\"}").body();
        assertThat(count.path("count").asInt()).isEqualTo(6);
        assertThat(count.path("count_is_estimate").asBoolean(true)).isFalse();
        assertThat(viewer.post(path, "{\"query\": \"scor > 0\"}").status()).isEqualTo(400);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        Answer query = viewer.post(facets, "{\"query\": \"scor >= 0\"}");
        assertThat(query.status()).isEqualTo(400);
        assertThat(query.text("suggestion")).isEqualTo("score");
        Answer facet = viewer.post(facets, "{\"facets\": [\"colour\"]}");
        assertThat(facet.status()).isEqualTo(400);
        assertThat(facet.body().has("facets")).isTrue();
        Seed stranger = api.plant("stranger", 1);
        assertThat(api.client(stranger, Role.ADMIN).post(facets, "{}").status()).isEqualTo(404);
    }

    private static int items(JsonNode answer, String facet, String value) {
        return StreamSupport.stream(answer.path("facets").path(facet).spliterator(), false)
                .filter(count -> count.path("value").asText().equals(value))
                .findFirst()
                .map(count -> count.path("items").asInt())
                .orElse(-1);
    }
}
