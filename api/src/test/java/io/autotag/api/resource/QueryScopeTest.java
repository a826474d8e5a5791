package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names, projects and cursors of others in a query: nothing of another organisation is ever seen. */
final class QueryScopeTest {

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

    @Test
    void namesOfAnotherOrganisationStandForNothing() {
        Seed them = two.other;
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
            assertThat(two.find(query).results()).as(query).isEmpty();
            assertThat(two.count(query)).as(query).isZero();
        }
        assertThat(two.find("uid ~ \"-\"").results()).hasSize(TwoOrganisations.ITEMS);
        assertThat(two.find("NOT object_prefix:dog").results()).hasSize(TwoOrganisations.ITEMS);
    }

    @Test
    void completionsNameNothingOfAnotherOrganisation() {
        for (String query : List.of("slice = ", "dataset = ", "reviewer = ", "metadata.weather = ", "model = ")) {
            JsonNode offered = two.check(query).body().path("completions");
            assertThat(offered).as(query).hasSize(1);
            assertThat(offered.toString()).as(query).doesNotContain("other").doesNotContain("dog");
        }
    }

    @Test
    void aProjectOfAnotherOrganisationIsNotThere() {
        String theirs = "/projects/" + two.other.project().uid();
        assertThat(two.operator.get(theirs + "/items/").status()).isEqualTo(404);
        assertThat(two.operator.get(theirs + "/items/count/").status()).isEqualTo(404);
        assertThat(two.operator
                        .post(theirs + "/query/check/", "{\"query\": \"\"}")
                        .status())
                .isEqualTo(404);
        assertThat(two.operator
                        .get("/projects/" + "%27%20OR%20true--" + "/items/")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCursorIsGoodForItsOwnListOnly() {
        String query = "?limit=5&query=object_prefix:car";
        String cursor = cursor(two.operator, two.project + "/items/" + query);
        assertThat(two.operator
                        .get(two.project + "/items/" + query + "&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
        String theirs = "/projects/" + two.other.project().uid() + "/items/";
        String foreign = cursor(
                two.api.client(two.other, Role.VIEWER), theirs + "?limit=5&query=object_prefix:car%20OR%20uid~%22-%22");
        for (String attempt : List.of(
                two.project + "/items/?limit=5&query=object_prefix:dog&cursor=" + cursor,
                two.project + "/items/?limit=5&cursor=" + cursor,
                two.project + "/items/" + query + "&ordering=score&cursor=" + cursor,
                two.project + "/items/" + query + "&cursor=" + foreign,
                "/datasets/?cursor=" + cursor,
                theirs + query + "&cursor=" + cursor)) {
            Answer refused = two.operator.get(attempt);
            assertThat(refused.status()).as(attempt).isEqualTo(400);
            assertThat(refused.results()).isEmpty();
        }
    }

    @Test
    void aForgedCursorIsRefused() {
        String path = two.project + "/items/?limit=5&query=object_prefix:car&cursor=";
        String cursor = cursor(two.operator, two.project + "/items/?limit=5&query=object_prefix:car");
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
        Answer refused = two.operator.get(path);
        assertThat(refused.status()).as(path).isEqualTo(400);
        assertThat(refused.body().has("cursor")).isTrue();
    }

    private static String cursor(TestClient client, String path) {
        String next = client.get(path).text("next");
        return next.replaceFirst("^.*cursor=([^&]*).*$", "$1");
    }
}
