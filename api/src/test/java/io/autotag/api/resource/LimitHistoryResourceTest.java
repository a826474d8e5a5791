package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever changes when and how fast a project's runs may work is remembered. */
final class LimitHistoryResourceTest {

    private static final String NIGHT =
            """
            {"zone": "Europe/Berlin", "ranges": [{"from": "22:00", "to": "07:00"}, {"from": "12:00", "to": "13:00"}],
             "hold_running": true}""";

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void eachLimitThatIsAnotherIsNotedWithWhoChangedIt() {
        Seed world = api.plant("limits", 0);
        TestClient operator = api.client(world, Role.OPERATOR);
        String autotag = "/projects/" + world.project().uid() + "/autotag/";
        put(operator, autotag, "\"items_per_minute\": 90, \"quiet_hours\": " + NIGHT);
        put(operator, autotag, "\"items_per_minute\": 60, \"quiet_hours\": " + NIGHT);
        put(operator, autotag, "\"items_per_minute\": 60");
        put(operator, autotag, "\"items_per_minute\": 60, \"auto_run\": false, \"priority\": 1");
        Answer history = api.client(world, Role.VIEWER).get(autotag + "history/?limit=4");
        String night = "22:00-07:00 12:00-13:00 Europe/Berlin, every run";
        assertThat(lines(history))
                .containsExactly(
                        "priority 3 -> 1",
                        "quiet_hours " + night + " -> -",
                        "items_per_minute 90 -> 60",
                        "items_per_minute - -> 90");
        assertThat(history.results().get(0).path("by").asText())
                .isEqualTo(world.user().login());
        assertThat(history.text("next")).contains("cursor=");
    }

    @Test
    void nobodySeesThatOfAnotherOrganisation() {
        Seed world = api.plant("own", 0);
        Seed stranger = api.plant("stranger", 0);
        assertThat(api.client(stranger, Role.ADMIN)
                        .get("/projects/" + world.project().uid() + "/autotag/history/")
                        .status())
                .isEqualTo(404);
    }

    private static void put(TestClient operator, String autotag, String limits) {
        assertThat(operator.put(autotag, "{\"enabled\": false, " + limits + "}").status())
                .isEqualTo(200);
    }

    private static List<String> lines(Answer history) {
        return StreamSupport.stream(history.results().spliterator(), false)
                .map(one ->
                        one.path("kind").asText() + " " + word(one.path("before")) + " -> " + word(one.path("after")))
                .toList();
    }

    private static String word(JsonNode value) {
        return value.isNull() ? "-" : value.asText();
    }
}
