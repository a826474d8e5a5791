package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.autotag.api.TestClient.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries with numbers, lengths, depths and characters beyond everything: refused with a position, or they find nothing. */
final class QueryLimitsTest {

    private static TwoOrganisations two;

    @BeforeAll
    static void plant() {
        two = new TwoOrganisations();
    }

    @AfterAll
    static void stop() {
        two.close();
    }

    @AfterEach
    void everythingIsAsItWas() {
        two.assertAsPlanted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score > NaN",
                "score > Infinity",
                "score > 1e999",
                "score >= -1e999",
                "score = 1e-999",
                "confidence < 1e308",
                "width > 1e308",
                "width = 99999999999999999999999999",
                "box.area > 1",
                "object(box.area > 1e308)",
                "count(object()) >= 1e18",
                "count(object()) > 99999999999999999999",
                "count(object()) = NaN",
                "metadata.weather > 1e308",
                "metadata.weather = -0.0",
                "created_at > 999999-01-01",
                "created_at > 0000-00-00",
                "created_at < -9999-01-01T00:00:00Z",
                "created_at > 2026-02-30",
                "reviewed_at >= 2026-01-01T00:00:00+99:99"
            })
    void numbersAndDatesBeyondEverythingAreRefusedOrFindNothing(String query) {
        two.assertHarmless(query);
    }

    @Test
    void aNumberOfThousandsOfDigitsIsRefusedOrFindsNothing() {
        two.assertHarmless("width > " + "9".repeat(4_000));
        two.assertHarmless("width > 0." + "0".repeat(4_000) + "1 AND width < 0");
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefusedWithAPosition() {
        assertRefusedAt("score >= 0.5" + " ".repeat(4_096 - 11), 4_096);
        assertRefusedAt("(".repeat(65) + "score > 0.5" + ")".repeat(65), 64);
        assertRefusedAt("NOT ".repeat(65) + "score > 0.5", 64 * 4);
        assertRefusedAt("score > 0.5 OR ".repeat(10_000) + "score > 0.5", 4_096);
    }

    @Test
    void whatIsAsLongAndDeepAsMayBeIsAnswered() {
        assertThat(two.find("score >= 0.5" + " ".repeat(4_096 - 12)).results()).hasSize(TwoOrganisations.ITEMS);
        assertThat(two.find("(".repeat(64) + "score > 0.5" + ")".repeat(64)).results())
                .hasSize(TwoOrganisations.ITEMS);
        assertThat(two.find("width = 1 OR ".repeat(300) + "width = 640").results())
                .hasSize(TwoOrganisations.ITEMS);
        assertThat(two.find("object_prefix:a OR ".repeat(200) + "object_prefix:car")
                        .results())
                .hasSize(TwoOrganisations.ITEMS);
        assertThat(two.find("metadata.a = \"" + "\u20ac".repeat(4_000) + "\"").results())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%FF%FE",
                "%C3%28",
                "%ED%A0%80",
                "%00",
                "slice%20=%20%22%00%22",
                "slice%20=%20%22%FF%22",
                "metadata.%22%ED%A0%80%22%20=%201",
                "%F4%90%80%80",
                "score%20%3E%200.5%1B",
                "\u0130%20%3E%205"
            })
    void brokenUnicodeIsRefusedOrFindsNothing(String encoded) {
        for (String route : List.of("/items/", "/items/count/")) {
            Answer answer = two.operator.get(two.project + route + "?query=" + encoded);
            assertThat(answer.status()).as(encoded).isIn(200, 400);
            assertThat(answer.results()).isEmpty();
            assertThat(answer.body().path("count").asInt()).isZero();
        }
    }

    @Test
    void halfACharacterInJsonIsRefusedWithAPosition() {
        for (String text : List.of("\\ud800", "slice = \\\"a\\ud800\\\"", "metadata.\\\"\\udfff\\\" = 1")) {
            String body =
                    "{\"enabled\": true, \"model\": \"" + two.own.version().modelUid()
                            + "\", \"data\": {\"type\": \"query\", \"query\": \"" + text + "\"}}";
            Answer refused = two.operator.put(two.project + "/autotag/", body);
            assertThat(refused.status()).as(text).isEqualTo(400);
            assertThat(refused.body().has("position")).as(text).isTrue();
            Answer checked = two.operator.post(two.project + "/query/check/", "{\"query\": \"" + text + "\"}");
            assertThat(checked.status()).isEqualTo(200);
            assertThat(checked.body().path("errors")).isNotEmpty();
        }
    }

    private static void assertRefusedAt(String query, int position) {
        String body = JsonNodeFactory.instance.objectNode().put("query", query).toString();
        Answer checked = two.operator.post(two.project + "/query/check/", body);
        assertThat(checked.body().path("errors").get(0).path("position").asInt())
                .isEqualTo(position);
        Answer refused = two.find(query);
        if (refused.status() != 414) { // an address that no server reads
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path("position").asInt()).isEqualTo(position);
        }
    }
}
