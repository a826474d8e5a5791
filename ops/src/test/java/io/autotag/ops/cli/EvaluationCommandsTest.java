package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands about a version in a project ask, and what they tell of how right it is. */
final class EvaluationCommandsTest {

    private static final String PROJECT = "5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10";
    private static final String MODEL = "0a4ad0a5-91a5-4a70-b1be-2e7d51b1a1a2";
    private static final String VERSION = "/models/" + MODEL + "/versions/v2/";
    private static final String CALIBRATE = "/projects/" + PROJECT + VERSION + "calibrate/";
    private static final String EVALUATED =
            """
            {"items": 61, "complete": false, "map": 0.5, "map50": 0.75,
             "precision": {"value": 0.814, "low": 0.78, "high": 0.84, "right": 333, "of": 409, "note": null},
             "recall": {"value": null, "low": null, "high": null, "right": 9, "of": 12,
                        "note": "Not enough objects (12 of 50)"},
             "labels": [{"label": "boat", "objects": 12, "ap": 0.5, "ap50": 0.75, "ap75": null,
               "precision": {"value": 0.9, "low": 0.8, "high": 0.95, "right": 54, "of": 60, "note": null},
               "recall": {"value": null, "right": 9, "of": 12, "note": "Not enough objects (12 of 50)"}}]}""";

    private final TestApi api = new TestApi();

    @Command(name = "autotag")
    private static final class Root {}

    @BeforeEach
    void serve() {
        api.answer("GET /projects/" + PROJECT + "/", 200, "{\"uid\": \"" + PROJECT + "\"}")
                .answer(
                        "GET /models/" + MODEL + "/",
                        200,
                        "{\"uid\": \"" + MODEL + "\", \"versions\": [{\"uid\": \"v2\", \"version\": 2},"
                                + " {\"uid\": \"v1\", \"version\": 1}]}")
                .answer("GET " + VERSION, 200, "{\"uid\": \"v2\", \"version\": 2}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void evaluatesTheNewestVersionOnTheItemsOfAQuery() {
        api.answer("GET /projects/" + PROJECT + "/evaluation/?version=v2&query=width%20%3E%205", 200, EVALUATED);
        assertThat(run("evaluate", MODEL, "--project", PROJECT, "--query", "width > 5"))
                .isZero();
        assertThat(run("evaluate", MODEL, "--project", PROJECT)).isNotZero();
    }

    @Test
    void tellsAnEvaluationWithIntervalsOrWhyThereAreNone() {
        assertThat(EvaluateCommand.summary(tree(EVALUATED)))
                .containsExactly(
                        "61 items of which everything is known. These are the newest ones: ask for fewer by --query.",
                        "Precision: 0.81 [0.78-0.84] of 409",
                        "Recall: Not enough objects (12 of 50)",
                        "mAP: 0.50, mAP50: 0.75",
                        "In brackets: where the true share is with 95 % confidence.");
        assertThat(EvaluateCommand.labels(tree(EVALUATED)).lines(200, "..").get(1))
                .matches("boat +12 +0.90 \\[0.80-0.95\\] of 60 +Not enough objects \\(12 of 50\\) +0.50 +0.75 *");
    }

    @Test
    void saysNothingOfNewestItemsWhereTheyAreAll() {
        String all = EVALUATED.replace("\"complete\": false", "\"complete\": true");
        assertThat(EvaluateCommand.summary(tree(all)).get(0)).isEqualTo("61 items of which everything is known.");
    }

    @Test
    void proposesACalibrationAndPutsItInForceWhenItIsConfirmed() {
        api.answer("POST " + CALIBRATE, 201, "{\"uid\": \"c1\", \"labels\": [], \"held_out\": 20}");
        assertThat(run("models", "calibrate", MODEL, "--project", PROJECT)).isZero();
        assertThat(run("models", "calibrate", MODEL, "--project", PROJECT, "--confirm", "c1"))
                .isZero();
        assertThat(posted()).containsExactly("{}", "{\"calibration\":\"c1\"}");
    }

    @Test
    void takesACalibrationBack() {
        api.answer("DELETE " + CALIBRATE, 202, "{\"uid\": \"r1\"}");
        api.answer("GET " + CALIBRATE, 200, "{\"rescoring\": {\"uid\": \"r1\"}}");
        assertThat(run("models", "calibrate", MODEL, "--project", PROJECT, "--take-back"))
                .isZero();
        assertThat(api.asked()).extracting(TestApi.Asked::method).contains("DELETE");
    }

    @Test
    void asksForThresholdsOfThePrecisionThatIsWanted() {
        String path = "GET /projects/" + PROJECT + VERSION + "thresholds/?precision=";
        String few = "{\"labels\": [{\"label\": \"boat\", \"reviews\": 12, \"score\": null, \"precision\": null,"
                + " \"sentence\": \"Not enough reviews (12 of 50).\"}]}";
        api.answer(path + "0.95", 200, few).answer(path + "0.8", 200, few);
        assertThat(run("models", "thresholds", MODEL, "--project", PROJECT)).isZero();
        assertThat(run("models", "thresholds", MODEL, "--project", PROJECT, "--precision", "0.8"))
                .isZero();
        assertThat(run("models", "thresholds", MODEL, "--project", PROJECT, "--precision", "0.7"))
                .isNotZero();
    }

    private List<String> posted() {
        return api.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .map(TestApi.Asked::body)
                .toList();
    }

    private int run(String... words) {
        String[] all = Stream.concat(Stream.of(words), Stream.of("--url", api.url(), "--api-key", "avk_secret"))
                .toArray(String[]::new);
        return Commands.addTo(new CommandLine(new Root()), Files::copy).execute(all);
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
