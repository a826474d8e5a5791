package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a project is set to, and what it cannot be set to. */
final class AutotagSettingsTest {

    private static AutotagRoom room;

    @BeforeAll
    static void open() {
        room = new AutotagRoom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void plant() {
        room.plant();
    }

    @Test
    void enabledWithoutAModelWaitsForOneAndUploadsCannot() {
        assertThat(room.operator.put(room.autotag(), "{\"enabled\": true}").status())
                .isEqualTo(200);
        assertThat(room.operator.post(room.autotag() + "run/", "{}").detail()).contains("model");
        Answer refused = room.operator.put(room.autotag(), "{\"enabled\": true, \"auto_run\": true}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("auto_run").get(0).asText()).contains("Choose a model");
    }

    @Test
    void settingsComeBackAsTheyWerePut() {
        assertThat(room.operator.get(room.autotag()).body().path("enabled").asBoolean(true))
                .isFalse();
        Answer put = room.operator.put(room.autotag(), room.settings(true));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.text("model")).isEqualTo(room.world.version().modelUid());
        assertThat(put.body().path("data").path("type").asText()).isEqualTo("full");
        assertThat(room.operator.put(room.autotag(), put.body().toString()).body())
                .isEqualTo(put.body());
        assertThat(room.operator.get(room.autotag()).body()).isEqualTo(put.body());
    }

    @Test
    void limitsComeBackAsTheyWerePutAndGoWhenTheyAreLeftOut() {
        String quiet =
                """
                {"enabled": false, "items_per_minute": 90, "priority": 2, "quiet_hours": {"zone": "Europe/Berlin",
                 "ranges": [{"from": "22:00", "to": "07:00"}, {"from": "12:00", "to": "13:30"}], "hold_running": true}}""";
        Answer put = room.operator.put(room.autotag(), quiet);
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().path("items_per_minute").asInt()).isEqualTo(90);
        assertThat(put.body().path("priority").asInt()).isEqualTo(2);
        assertThat(put.body().path("quiet_hours").path("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(put.body().path("quiet_hours").path("hold_running").asBoolean())
                .isTrue();
        assertThat(put.body()
                        .path("quiet_hours")
                        .path("ranges")
                        .get(1)
                        .path("to")
                        .asText())
                .isEqualTo("13:30");
        assertThat(room.operator.put(room.autotag(), put.body().toString()).body())
                .isEqualTo(put.body());
        assertThat(room.operator.get(room.autotag()).body()).isEqualTo(put.body());
        Answer without = room.operator.put(room.autotag(), "{\"enabled\": false}");
        assertThat(without.body().path("quiet_hours").isNull()).isTrue();
        assertThat(without.body().path("items_per_minute").isNull()).isTrue();
        assertThat(without.body().path("priority").asInt()).isEqualTo(3);
        Answer refused = room.operator.put(room.autotag(), "{\"enabled\": false, \"priority\": 6}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().has("priority")).isTrue();
    }

    @Test
    void limitsUnderWhichNothingWouldRunAreRefused() {
        String range = "{\"from\": \"22:00\", \"to\": \"07:00\"}";
        Map<String, String> refused = Map.of(
                "\"items_per_minute\": 0",
                "items_per_minute",
                "\"items_per_minute\": 1000001",
                "items_per_minute",
                quiet("Mars/Olympus", range),
                "quiet_hours",
                quiet("+01:00", range),
                "quiet_hours",
                quiet("UTC", ""),
                "quiet_hours",
                quiet("UTC", "{\"from\": \"22:00\", \"to\": \"22:00\"}"),
                "quiet_hours",
                quiet("UTC", "{\"from\": \"22:00\", \"to\": \"24:00\"}"),
                "quiet_hours",
                quiet("UTC", "{\"from\": \"22:00\"}"),
                "quiet_hours",
                quiet("UTC", range + ", {\"from\": \"06:00\", \"to\": \"22:30\"}"),
                "quiet_hours",
                "\"quiet_hours\": {\"ranges\": [" + range + "]}",
                "quiet_hours");
        refused.forEach((limit, field) -> {
            Answer answer = room.operator.put(room.autotag(), "{\"enabled\": true, " + limit + "}");
            assertThat(answer.status()).as(limit).isEqualTo(400);
            assertThat(answer.body().path(field).isArray())
                    .as(limit + answer.body())
                    .isTrue();
        });
        assertThat(room.operator.get(room.autotag()).body().path("enabled").asBoolean(true))
                .isFalse();
    }

    @Test
    void settingsThatNameWhatIsNotThereAreRefused() {
        Map<String, String> refused = Map.of(
                "{\"enabled\": true, \"model\": \"nonsense\"}", "model",
                "{\"enabled\": true, \"data\": {\"type\": \"slices\", \"slices\": [\"nonsense\"]}}", "data",
                "{\"enabled\": true, \"data\": {\"type\": \"slices\"}}", "data",
                "{\"enabled\": true, \"data\": {\"type\": \"full\", \"items\": [\"x\"]}}", "data",
                "{\"enabled\": true, \"data\": {\"type\": \"some\"}}", "data",
                "{\"model\": null}", "enabled",
                "{\"enabled\": true, \"modle\": null}", "modle");
        refused.forEach((body, field) -> {
            Answer answer = room.operator.put(room.autotag(), body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body().path(field).isArray())
                    .as(body + answer.body())
                    .isTrue();
        });
        assertThat(room.operator.get(room.autotag()).body().path("enabled").asBoolean(true))
                .isFalse();
    }

    @Test
    void settingsAndRunsTakeSavedQueriesOfTheProjectOnly() {
        String data = "\"data\": {\"type\": \"slices\", \"slices\": [\""
                + saved(room.world.project().uid()) + "\"]}";
        Answer put = room.operator.put(room.autotag(), room.settings(true).replace("}", ", " + data + "}"));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().path("data").path("slices")).hasSize(1);
        assertThat(room.run("{}").status()).isEqualTo(201);
        Answer other = room.operator.post(
                "/projects/",
                "{\"name\": \"other\", \"datasets\": [\"" + room.world.dataset().uid() + "\"]}");
        Answer refused =
                room.run("{\"data\": {\"type\": \"slices\", \"slices\": [\"" + saved(other.text("uid")) + "\"]}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("data").get(0).asText()).contains("another project");
    }

    private static String quiet(String zone, String ranges) {
        return "\"quiet_hours\": {\"zone\": \"%s\", \"ranges\": [%s]}".formatted(zone, ranges);
    }

    private String saved(String project) {
        return room.operator
                .post(
                        "/slices/",
                        "{\"name\": \"of %s\", \"visibility\": \"private\", \"project\": \"%s\", \"query\": \"width > 3\"}"
                                .formatted(project, project))
                .text("uid");
    }
}
