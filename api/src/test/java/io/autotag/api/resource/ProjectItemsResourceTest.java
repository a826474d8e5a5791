package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.Eventually;
import io.autotag.api.run.TestTemporal;
import io.autotag.api.run.TestWorker;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finding items by queries. */
final class ProjectItemsResourceTest {

    private static TestTemporal temporal;
    private static TestApi api;
    private static Seed world;
    private static TestClient operator;
    private static String items;

    @BeforeAll
    static void tagEverything() {
        temporal = TestTemporal.start();
        api = TestApi.start(temporal.address(), Map.of());
        world = api.plant("world", 12);
        operator = api.client(world, Role.OPERATOR);
        items = "/projects/" + world.project().uid() + "/items/";
        String autotag = "/projects/" + world.project().uid() + "/autotag/";
        operator.put(
                autotag, "{\"enabled\": true, \"model\": \"" + world.version().modelUid() + "\"}");
        try (TestWorker worker =
                TestWorker.start(temporal.address(), api.database().database())) {
            worker.failAt("000001"); // four of the twelve keys
            String uid = operator.post(autotag + "run/", "{}").text("uid");
            Eventually.see(() -> operator.get("/runs/" + uid + "/").text("status"), "completed"::equals);
        }
    }

    @AfterAll
    static void stop() {
        api.close();
        temporal.close();
    }

    @Test
    void findsItemsWithTheirPredictions() {
        JsonNode found = find("object_prefix:person AND score >= 0.5").results();
        assertThat(found).hasSize(8);
        assertThat(found.get(0).path("key").asText()).isEqualTo("photos/0000009.jpg");
        assertThat(found.get(0).path("review_status").asText()).isEqualTo("unreviewed");
        assertThat(found.get(0).path("predictions").get(0).path("label").asText())
                .isEqualTo("person");
        assertThat(found.get(0).path("prediction_count").asInt())
                .isEqualTo(found.get(0).path("predictions").size());
        assertThat(find("object_prefix:car").results()).isEmpty();
    }

    @Test
    void readsPagesInEveryOrder() {
        for (String sort : List.of("", "reference_id", "-score", "uncertainty")) {
            List<String> keys = new ArrayList<>();
            String path = items + "?limit=5&sort=" + sort + "&query=" + encoded("object_prefix:person");
            while (!path.isEmpty()) {
                Answer page = operator.get(path);
                page.results().forEach(item -> keys.add(item.path("key").asText()));
                path = page.body().path("next").isNull()
                        ? ""
                        : page.text("next").replaceFirst("^.*/api/v1", "");
            }
            assertThat(keys).as(sort).hasSize(8).doesNotHaveDuplicates();
        }
        assertThat(operator.get(items + "?sort=colour").body().has("sort")).isTrue();
    }

    @Test
    void sortHasAnotherName() {
        JsonNode sorted = operator.get(items + "?sort=reference_id").results();
        assertThat(operator.get(items + "?ordering=reference_id").results()).isEqualTo(sorted);
        assertThat(operator.get(items + "?sort=reference_id&ordering=reference_id")
                        .results())
                .isEqualTo(sorted);
        assertThat(operator.get(items + "?ordering=colour").body().has("ordering"))
                .isTrue();
        Answer both = operator.get(items + "?sort=reference_id&ordering=-reference_id");
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.body().path("sort")).isNotEmpty();
    }

    @Test
    void aCursorIsOfOneQueryAndOrderOnly() {
        String next = operator.get(items + "?limit=5").text("next").replaceFirst("^.*/api/v1", "");
        assertThat(operator.get(next).status()).isEqualTo(200);
        assertThat(operator.get(next + "&query=" + encoded("object_prefix:person"))
                        .status())
                .isEqualTo(400);
        assertThat(operator.get(next + "&ordering=score").status()).isEqualTo(400);
    }

    @Test
    void aListBeginsAtAValueOfItsOrder() {
        String all = items + "?ordering=-score&query=" + encoded("object_prefix:person");
        List<Double> scores = bestScores(operator.get(all));
        double middle = scores.get(scores.size() / 2);
        assertThat(bestScores(operator.get(all + "&seek=" + middle)))
                .isEqualTo(scores.stream().filter(score -> score <= middle).toList());
        assertThat(bestScores(operator.get(all.replace("-score", "score") + "&seek=" + middle)))
                .containsExactlyInAnyOrderElementsOf(
                        scores.stream().filter(score -> score >= middle).toList());
    }

    @Test
    void pagesFromAValueGoOnToTheEnd() {
        String path = items + "?limit=3&seek=1&ordering=-score&query=" + encoded("object_prefix:person");
        Answer first = operator.get(path);
        assertThat(first.body().path("next_seek").asDouble()).isBetween(-1.0, 1.0);
        assertThat(first.body().path("took_ms").asInt(-1)).isNotNegative();
        int seen = first.results().size();
        for (Answer page = first; !page.body().path("next").isNull(); ) {
            page = operator.get(page.text("next").replaceFirst("^.*/api/v1", ""));
            seen += page.results().size();
        }
        assertThat(seen).isEqualTo(8);
    }

    @Test
    void refusesToBeginAtWhatIsNoValue() {
        for (String bad : List.of(
                "ordering=score&seek=high", "ordering=score&seek=2", "ordering=uncertainty&seek=-0.1", "seek=0.5")) {
            Answer refused = operator.get(items + "?" + bad);
            assertThat(refused.status()).as(bad).isEqualTo(400);
            assertThat(refused.body().has("seek")).as(bad).isTrue();
        }
    }

    private static List<Double> bestScores(Answer page) {
        return page.results()
                .valueStream()
                .map(item -> item.path("predictions").get(0).path("score").asDouble())
                .toList();
    }

    @Test
    void countsThem() {
        Answer count = operator.get(items + "count/?query=" + encoded("object_prefix:person"));
        assertThat(count.body().path("count").asInt()).isEqualTo(8);
        assertThat(count.body().path("count_is_estimate").asBoolean(true)).isFalse();
    }

    @Test
    void saysWhatIsWrongWithAQueryAndWhere() {
        Answer refused = find("object_prefix:person AND scor >= 0.5");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isNotEmpty();
        assertThat(refused.body().path("position").asInt()).isEqualTo(25);
        assertThat(refused.body().path("length").asInt()).isEqualTo(4);
        assertThat(refused.text("suggestion")).isEqualTo("score");
        assertThat(refused.body().path("expected").isArray()).isTrue();
    }

    @Test
    void aRunCanBeStartedFromAQuery() {
        String run = "/projects/" + world.project().uid() + "/autotag/run/";
        Answer refused = operator.post(run, "{\"data\": {\"type\": \"query\", \"query\": \"scor >= 0.5\"}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("position").asInt(-1)).isZero();
        Answer started = operator.post(run, "{\"data\": {\"type\": \"query\", \"query\": \"score >= 0.5\"}}");
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.body().path("data").path("query").asText()).isEqualTo("score >= 0.5");
    }

    private static Answer find(String query) {
        return operator.get(items + "?query=" + encoded(query));
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
