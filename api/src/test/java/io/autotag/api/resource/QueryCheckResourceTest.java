package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class QueryCheckResourceTest {

    private static TestApi api;
    private static TestClient viewer;
    private static String path;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        Seed world = api.plant("world", 1);
        viewer = api.client(world, Role.VIEWER);
        path = "/projects/" + world.project().uid() + "/query/check/";
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void givesTheCanonicalTextAndTheTokensOfAValidQuery() {
        JsonNode answer = check("score>=.8 and dataset=world", null).body();
        assertThat(answer.path("canonical").asText()).isEqualTo("score >= 0.8 AND dataset = \"world\"");
        assertThat(answer.path("errors")).isEmpty();
        assertThat(answer.path("tokens")).hasSize(7);
        assertThat(answer.path("tokens").get(0).toString())
                .isEqualTo("{\"kind\":\"field\",\"position\":0,\"length\":5}");
    }

    @Test
    void saysWhatIsWrongAndOffersWhatMayCome() {
        Answer answer = check("scor >= 0.8 AND dataset = \"wo", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("canonical").isNull()).isTrue();
        assertThat(answer.body().path("errors").get(0).path("position").asInt()).isEqualTo(26);
        JsonNode offered = answer.body().path("completions").get(0);
        assertThat(offered.path("insert").asText()).isEqualTo("\"world\"");
        assertThat(offered.path("kind").asText()).isEqualTo("dataset");
        assertThat(offered.path("position").asInt()).isEqualTo(26);
        assertThat(offered.path("length").asInt()).isEqualTo(3);
    }

    @Test
    void offersAtTheCaret() {
        JsonNode offered = check("scor >= 0.8", 4).body();
        assertThat(offered.path("completions").get(0).path("insert").asText()).isEqualTo("score");
        assertThat(offered.path("completions").get(0).path("type").asText()).isEqualTo("a number from -1 to 1");
        assertThat(offered.path("errors").get(0).path("suggestion").asText()).isEqualTo("score");
    }

    @Test
    void refusesACaretOutsideTheText() {
        assertThat(check("score", 6).status()).isEqualTo(400);
        assertThat(check("score", -1).body().has("caret")).isTrue();
        assertThat(viewer.post(path, "{}").body().has("query")).isTrue();
    }

    @Test
    void knowsNoProjectOfAnotherOrganisation() {
        TestClient other = api.client(api.plant("other", 1), Role.ADMIN);
        assertThat(other.post(path, "{\"query\": \"\"}").status()).isEqualTo(404);
    }

    private static Answer check(String query, @Nullable Integer caret) {
        return viewer.post(
                path,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("query", query)
                        .put("caret", caret)
                        .toString());
    }
}
