package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.Transaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile queries and cursors against every route that takes one: refused with a position, or they find nothing. */
final class QueryAttackTest {

    private static final int ITEMS = 12;
    private static final List<String> INJECTIONS = List.of(
            "'; DROP TABLE item; --",
            "\" OR 1=1 --",
            "' OR '1'='1",
            "x' UNION SELECT sha256 FROM api_key --",
            "')) OR true; SELECT pg_sleep(60); --",
            "\\",
            "\\'; SELECT 1",
            "%",
            "_",
            "%' --",
            "$1",
            "$$;SELECT 1;$$",
            "?",
            ":name",
            "{fn now()}",
            "U&'\\0027'",
            "[\"a\"]",
            "{\"a\": null}",
            "/*",
            "${jndi:ldap://localhost/a}",
            "../../etc/passwd",
            "\u02bc OR 1=1",
            "\u202e",
            "a\nb\tc\r",
            "\ud83d\ude97",
            "");
    private static final List<String> QUOTED = List.of(
            "image_prefix:\"X\"",
            "object_prefix:\"X\" AND score >= 0.5",
            "NOT NOT object_prefix:\"X\"",
            "autotag.object = \"X\"",
            "autotag.object.\"X\" > -1",
            "autotag.image.\"X\" IS NOT NULL",
            "object(label = \"X\")",
            "object(label ~ \"X\" AND box.width > 0)",
            "count(object(label IN (\"X\", \"Y\"))) >= 1",
            "training_set = \"X\"",
            "model = \"X\"",
            "model_version IN (\"X\")",
            "run = \"X\"",
            "predicted = \"X\"",
            "annotation.label = \"X\"",
            "annotation.attribute.\"X\" = \"X\"",
            "annotation(annotation.attribute.\"X\" ~ \"X\")",
            "metadata.\"X\" = \"X\"",
            "metadata.\"X\" >= \"X\"",
            "metadata.\"X\" IS NOT NULL",
            "metadata.weather ~ \"X\" AND slice = \"X\"",
            "slice IN (\"X\")",
            "dataset = \"X\"",
            "reviewer = \"X\"",
            "reference_id = \"X\"",
            "uid = \"X\"",
            "created_at > \"X\"",
            "reviewed_at = \"X\"",
            "autotag_status = \"X\"",
            "review_status IN (\"X\")",
            "score_band = \"X\"",
            "score > \"X\"");
    private static final List<String> BARE = List.of(
            "X",
            "X = 1",
            "score > X",
            "object_prefix:X",
            "image_prefix:X*",
            "metadata.X = 5",
            "autotag.object.X > 0",
            "X(label = 1)",
            "slice IN (X)",
            "slice X \"a\"",
            "score IS X",
            "count(X) > 1");

    private static TestApi api;
    private static Seed own;
    private static Seed other;
    private static TestClient operator;
    private static String project;

    @BeforeAll
    static void plantTwoOrganisations() {
        api = TestApi.start();
        own = api.plant("own", ITEMS);
        other = api.plant("other", ITEMS);
        api.database().database().doInTransaction(tx -> tag(tx, own, "car"));
        api.database().database().doInTransaction(tx -> tag(tx, other, "dog"));
        operator = api.client(own, Role.OPERATOR);
        project = "/projects/" + own.project().uid();
    }

    /** Every item gets one object of that label, from a training set, slice and run with the same names everywhere. */
    private static void tag(Transaction tx, Seed seed, String label) {
        long project = seed.project().id();
        int set = tx.sql(
                        "INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)"
                                + " VALUES (?, ?, '', true, 0) RETURNING id",
                        project,
                        seed.version().id())
                .one(row -> row.integer("id"));
        tx.sql(
                        "INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score, confidence)"
                                + " SELECT 0, ?, i.id, 0, 0, l.id, 1, 0.9, 0.9 FROM item i, label l"
                                + " WHERE i.dataset_id = ? AND l.org_id = ? AND l.name = ?",
                        set,
                        seed.dataset().id(),
                        seed.organisation().id(),
                        label)
                .update();
        tx.sql(
                        "UPDATE item SET metadata = jsonb_build_object('weather', ?::text) WHERE dataset_id = ?",
                        seed.organisation().slug(),
                        seed.dataset().id())
                .update();
        tx.sql(
                        "WITH s AS (INSERT INTO slice (org_id, owner_name, name, slug, visibility, sources)"
                                + " VALUES (?, ?, ?, ?, 'private', '[]') RETURNING id)"
                                + " INSERT INTO slice_item SELECT s.id, i.id FROM s, item i WHERE i.dataset_id = ?",
                        seed.organisation().id(),
                        seed.user().login(),
                        "slice of " + label,
                        label,
                        seed.dataset().id())
                .update();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @AfterEach
    void everythingIsAsItWas() {
        assertThat(find("object_prefix:car").results()).hasSize(ITEMS);
        assertThat(api.client(other, Role.VIEWER)
                        .get("/projects/" + other.project().uid() + "/items/?query=object_prefix:dog")
                        .results())
                .hasSize(ITEMS);
    }

    static Stream<String> quoted() {
        return QUOTED.stream();
    }

    @ParameterizedTest
    @MethodSource("quoted")
    void whatIsInjectedIntoALiteralIsAValueThatNothingHas(String template) {
        for (String injection : INJECTIONS) {
            String text = injection.replace("\\", "\\\\").replace("\"", "\\\"");
            assertHarmless(template.replace("X", text));
        }
    }

    static Stream<String> bare() {
        return BARE.stream();
    }

    @ParameterizedTest
    @MethodSource("bare")
    void whatIsInjectedIntoANameIsRefusedOrFindsNothing(String template) {
        for (String injection : INJECTIONS) {
            if (!injection.isEmpty()) {
                assertHarmless(template.replace("X", injection));
            }
        }
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
        assertHarmless(query);
    }

    @Test
    void aNumberOfThousandsOfDigitsIsRefusedOrFindsNothing() {
        assertHarmless("width > " + "9".repeat(4_000));
        assertHarmless("width > 0." + "0".repeat(4_000) + "1 AND width < 0");
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
        assertThat(find("score >= 0.5" + " ".repeat(4_096 - 12)).results()).hasSize(ITEMS);
        assertThat(find("(".repeat(64) + "score > 0.5" + ")".repeat(64)).results())
                .hasSize(ITEMS);
        assertThat(find("width = 1 OR ".repeat(300) + "width = 640").results()).hasSize(ITEMS);
        assertThat(find("object_prefix:a OR ".repeat(200) + "object_prefix:car").results())
                .hasSize(ITEMS);
        assertThat(find("metadata.a = \"" + "\u20ac".repeat(4_000) + "\"").results())
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
            Answer answer = operator.get(project + route + "?query=" + encoded);
            assertThat(answer.status()).as(encoded).isIn(200, 400);
            assertThat(answer.results()).isEmpty();
            assertThat(answer.body().path("count").asInt()).isZero();
        }
    }

    @Test
    void halfACharacterInJsonIsRefusedWithAPosition() {
        for (String text : List.of("\\ud800", "slice = \\\"a\\ud800\\\"", "metadata.\\\"\\udfff\\\" = 1")) {
            String body = "{\"enabled\": true, \"model\": \"" + own.version().modelUid()
                    + "\", \"data\": {\"type\": \"query\", \"query\": \"" + text + "\"}}";
            Answer refused = operator.put(project + "/autotag/", body);
            assertThat(refused.status()).as(text).isEqualTo(400);
            assertThat(refused.body().has("position")).as(text).isTrue();
            Answer checked = operator.post(project + "/query/check/", "{\"query\": \"" + text + "\"}");
            assertThat(checked.status()).isEqualTo(200);
            assertThat(checked.body().path("errors")).isNotEmpty();
        }
    }

    @Test
    void namesOfAnotherOrganisationStandForNothing() {
        Seed them = other;
        String uid = them.items().get(0).uid();
        for (String query : List.of(
                "object_prefix:dog",
                "object_prefix:d*",
                "slice = \"dog\"",
                "slice ~ \"slice of dog\"",
                "dataset = \"other\"",
                "training_set = \"" + them.version().trainingSet() + "\" AND model = \"other\"",
                "model_version = \"other@1\"",
                "predicted = \"other@1\"",
                "reviewer = \"other@example.org\"",
                "metadata.weather = \"other\"",
                "uid = \"" + uid + "\"",
                "uid ~ \"" + uid.substring(4) + "\"")) {
            assertThat(find(query).results()).as(query).isEmpty();
            assertThat(count(query)).as(query).isZero();
        }
        assertThat(find("uid ~ \"-\"").results()).hasSize(ITEMS);
        assertThat(find("NOT object_prefix:dog").results()).hasSize(ITEMS);
    }

    @Test
    void completionsNameNothingOfAnotherOrganisation() {
        for (String query : List.of("slice = ", "dataset = ", "reviewer = ", "metadata.weather = ", "model = ")) {
            JsonNode offered = check(query).body().path("completions");
            assertThat(offered).as(query).hasSize(1);
            assertThat(offered.toString()).as(query).doesNotContain("other").doesNotContain("dog");
        }
    }

    @Test
    void aProjectOfAnotherOrganisationIsNotThere() {
        String theirs = "/projects/" + other.project().uid();
        assertThat(operator.get(theirs + "/items/").status()).isEqualTo(404);
        assertThat(operator.get(theirs + "/items/count/").status()).isEqualTo(404);
        assertThat(operator.post(theirs + "/query/check/", "{\"query\": \"\"}").status())
                .isEqualTo(404);
        assertThat(operator.get("/projects/" + "%27%20OR%20true--" + "/items/").status())
                .isEqualTo(404);
    }

    @Test
    void aCursorIsGoodForItsOwnListOnly() {
        String query = "?limit=5&query=object_prefix:car";
        String cursor = cursor(operator, project + "/items/" + query);
        assertThat(operator.get(project + "/items/" + query + "&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
        String theirs = "/projects/" + other.project().uid() + "/items/";
        String foreign =
                cursor(api.client(other, Role.VIEWER), theirs + "?limit=5&query=object_prefix:car%20OR%20uid~%22-%22");
        for (String attempt : List.of(
                project + "/items/?limit=5&query=object_prefix:dog&cursor=" + cursor,
                project + "/items/?limit=5&cursor=" + cursor,
                project + "/items/" + query + "&ordering=score&cursor=" + cursor,
                project + "/items/" + query + "&cursor=" + foreign,
                "/datasets/?cursor=" + cursor,
                theirs + query + "&cursor=" + cursor)) {
            Answer refused = operator.get(attempt);
            assertThat(refused.status()).as(attempt).isEqualTo(attempt.startsWith(theirs) ? 404 : 400);
            assertThat(refused.results()).isEmpty();
        }
    }

    @Test
    void aForgedCursorIsRefused() {
        String path = project + "/items/?limit=5&query=object_prefix:car&cursor=";
        String cursor = cursor(operator, project + "/items/?limit=5&query=object_prefix:car");
        for (int i = 0; i < cursor.length(); i++) {
            char changed = cursor.charAt(i) == 'A' ? 'B' : 'A';
            assertForged(path + cursor.substring(0, i) + changed + cursor.substring(i + 1));
            assertForged(path + (i == 0 ? "A" : cursor.substring(0, i)));
        }
        for (String text : List.of("1", "%27", cursor + "A", cursor + cursor, "x".repeat(30_000), "9".repeat(40))) {
            assertForged(path + text);
        }
    }

    private static void assertForged(String path) {
        Answer refused = operator.get(path);
        assertThat(refused.status()).as(path).isEqualTo(400);
        assertThat(refused.body().has("cursor")).isTrue();
    }

    private static String cursor(TestClient client, String path) {
        String next = client.get(path).text("next");
        return next.replaceFirst("^.*cursor=([^&]*).*$", "$1");
    }

    private static void assertRefusedAt(String query, int position) {
        String body = JsonNodeFactory.instance.objectNode().put("query", query).toString();
        Answer checked = operator.post(project + "/query/check/", body);
        assertThat(checked.body().path("errors").get(0).path("position").asInt())
                .isEqualTo(position);
        Answer refused = find(query);
        if (refused.status() != 414) { // an address that no server reads
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path("position").asInt()).isEqualTo(position);
        }
    }

    /** 400 with a place inside the query, or nothing found; from every route the same. */
    private static void assertHarmless(String query) {
        Answer found = find(query);
        assertThat(found.status()).as(query).isIn(200, 400);
        assertThat(found.results()).as(query).isEmpty();
        Answer counted = operator.get(project + "/items/count/?query=" + encoded(query));
        assertThat(counted.status()).as(query).isEqualTo(found.status());
        assertThat(counted.body().path("count").asInt()).as(query).isZero();
        Answer checked = check(query);
        assertThat(checked.status()).as(query).isEqualTo(200);
        assertThat(checked.body().path("errors").isEmpty()).as(query).isEqualTo(found.status() == 200);
        if (found.status() == 400) {
            int end = found.body().path("position").asInt(-1)
                    + found.body().path("length").asInt(-1);
            assertThat(end).as(query).isBetween(0, query.length());
            assertThat(found.detail()).endsWith(".").doesNotContain("SQL").doesNotContain("io.autotag");
        }
    }

    private static Answer check(String query) {
        String body = JsonNodeFactory.instance.objectNode().put("query", query).toString();
        return operator.post(project + "/query/check/", body);
    }

    private static int count(String query) {
        return operator.get(project + "/items/count/?query=" + encoded(query))
                .body()
                .path("count")
                .asInt(-1);
    }

    private static Answer find(String query) {
        return operator.get(project + "/items/?query=" + encoded(query));
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
