package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code autotag compare} asks of the API, and the tables it makes of the answer. */
final class CompareCommandTest {

    private static final String PROJECT = "5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10";
    private static final String ASKED = "GET /projects/" + PROJECT + "/compare/?a=net%401&b=net%402&query=";
    private static final String COMPARED =
            """
            {"label": null, "items": 57, "finished_items": 3, "complete": true, "disagreements": 9,
             "outcomes": {"agreed": 90, "only_a": 4, "only_b": 5, "moved": 1, "relabelled": 2},
             "a": {"name": "net@1", "active": true, "covered_items": 1200, "predictions": 97,
                   "precision": {"value": 0.814, "low": 0.78, "high": 0.84, "right": 333, "of": 409, "note": null},
                   "decided": {"value": null, "of": 12, "note": "Not enough reviews (12 of 50)"},
                   "average_precision": {"value": 0.5, "objects": 80, "note": null},
                   "calibration": {"error": null, "note": "Not enough reviews (12 of 50)"}},
             "b": {"name": "net@2", "active": false, "covered_items": 57, "predictions": 98},
             "labels": [
               {"label": "boat", "outcomes": {"agreed": 10, "only_a": 0, "only_b": 1, "moved": 0, "relabelled": 0}},
               {"label": "kite", "outcomes": {"agreed": 0, "only_a": 0, "only_b": 0, "moved": 0, "relabelled": 0}},
               {"label": "person", "outcomes": {"agreed": 80, "only_a": 4, "only_b": 4, "moved": 1, "relabelled": 2}}]}""";

    private static final String ITEM =
            """
            {"uid": "one", "key": "cat.jpg", "information": 0.4251, "disagreements": [
              {"outcome": "relabelled", "a": {"label": "cat"}, "b": {"label": "dog"}},
              {"outcome": "only_b", "a": null, "b": {"label": "person"}},
              {"outcome": "only_a", "a": {"label": "bird"}, "b": null},
              {"outcome": "moved", "a": {"label": "boat"}, "b": {"label": "boat"}}]}""";

    private final StringWriter err = new StringWriter();
    private TestApi api;

    @Command(name = "autotag")
    private static final class Root {}

    @BeforeEach
    void serve() {
        api = new TestApi()
                .answer("GET /projects/" + PROJECT + "/", 200, "{\"uid\": \"" + PROJECT + "\"}")
                .answer(ASKED + "&fresh=true&label=", 200, COMPARED);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void asksAnewForBothVersions() {
        assertThat(run(PROJECT, "net@1", "net@2")).isZero();
    }

    @Test
    void saysThatOneVersionHasSeenLess() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream lines = new PrintStream(out, true, StandardCharsets.UTF_8);
        CompareTables.print(
                new Console(lines, Console.Abilities.of(Map.of(), false, 80), InstantSource.system()), tree(COMPARED));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("net@2 has looked at 57 items, net@1 at 1200: the others have no suggestions of net@2");
    }

    @Test
    void theOnlyProjectNeedsNoName() {
        api.answer("GET /projects/?limit=2", 200, "{\"results\": [{\"uid\": \"" + PROJECT + "\"}], \"next\": null}");

        assertThat(run("net@1", "net@2", "-o", "json")).isZero();
    }

    @Test
    void asksForWhatTheyDisagreeAbout() {
        String path = "GET /projects/" + PROJECT + "/compare/disagreements/?a=net%401&b=net%402&query=score%3E0";
        api.answer(path + "&limit=20", 200, "{\"results\": [" + ITEM + "], \"next\": null}");

        assertThat(run(PROJECT, "net@1", "net@2", "--query", "score>0", "--disagreements"))
                .as(err.toString())
                .isZero();
    }

    @Test
    void pointsAtWhatIsWrongWithAQuery() {
        api.answer(
                "GET /projects/" + PROJECT + "/compare/?a=net%401&b=net%402&query=scor%3E0&fresh=true&label=",
                400,
                "{\"detail\": \"Unknown field.\", \"position\": 0, \"length\": 4}");

        assertThat(run(PROJECT, "net@1", "net@2", "--query", "scor>0")).isNotZero();
        assertThat(err.toString()).contains("Unknown field.", "^^^^");
    }

    @Test
    void hasNoUidsToList() {
        assertThat(run(PROJECT, "net@1", "net@2", "-o", "ids")).isNotZero();
        assertThat(err.toString()).contains("leave -o ids out");
    }

    @Test
    void showsTheOutcomesOfTheMostFrequentLabelsFirst() {
        assertThat(CompareTables.outcomes(tree(COMPARED)).lines(80, ".."))
                .containsExactly(
                        "LABEL   AGREED  ONLY A  ONLY B  MOVED  RELABELLED",
                        "(all)       90       4       5      1           2",
                        "person      80       4       4      1           2",
                        "boat        10       0       1      0           0");
    }

    @Test
    void showsFiguresWithTheirIntervalsOrWhyThereAreNone() {
        Stream<String> lines = CompareTables.figures(tree(COMPARED)).lines(120, "..").stream();

        assertThat(lines)
                .anyMatch(line -> line.matches("predictions +97 +98"))
                .anyMatch(line -> line.matches("right of them +0.81 \\[0.78-0.84\\] of 409"))
                .anyMatch(line -> line.matches("by decisions +Not enough reviews \\(12 of 50\\)"))
                .anyMatch(line -> line.matches("average precision +0.50"));
    }

    @Test
    void showsWhatTheVersionsSayOfAnItem() {
        assertThat(CompareTables.disagreements(List.of(tree(ITEM))).lines(120, ".."))
                .containsExactly(
                        "FILE     BITS  A AND B", "cat.jpg  0.43  A cat / B dog, B person, A bird, boat moved");
    }

    private int run(String... words) {
        CommandLine root = Commands.addTo(new CommandLine(new Root()), (from, to) -> {});
        List<String> all = new java.util.ArrayList<>(List.of("compare", "--url", api.url(), "--api-key", "avk_secret"));
        all.addAll(List.of(words));
        return root.setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
