package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands of review ask of the API. */
final class ReviewCommandTest {

    private static final String PROJECT = "5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10";
    private static final String REVIEW = "/projects/" + PROJECT + "/items/one/review/";
    private static final String SUGGESTIONS =
            """
            {"item": {"uid": "one", "key": "a.jpg"}, "lease": {"until": "2026-11-25T12:00:00Z"}, "suggestions": [
              {"uid": "1-1-0", "version": "1.0", "label": "boat", "score": 0.5, "status": "pending"},
              {"uid": "1-1-1", "version": "1.0", "label": "kite", "score": 0.1, "status": "pending"},
              {"uid": "1-1-2", "version": "1.1", "label": "kite", "score": 0.1, "status": "accepted"},
              {"uid": "1-1-3", "version": "1.0", "label": "kite", "score": -0.1, "status": "pending"}]}""";

    private final StringWriter err = new StringWriter();
    private TestApi api;

    @Command(name = "autotag")
    private static final class Root {}

    @BeforeEach
    void serve() {
        api = new TestApi()
                .answer("GET /projects/" + PROJECT + "/", 200, "{\"uid\": \"" + PROJECT + "\"}")
                .answer("GET " + REVIEW, 200, SUGGESTIONS)
                .answer("PUT " + REVIEW, 200, "{\"status\": \"reviewed\", \"pending\": 0}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void acceptsWhatIsToBeDecided() {
        assertThat(run("accept", PROJECT, "one")).isZero();
        assertThat(lastBody()).contains("1-1-0", "1-1-1", "\"accept\"", "\"finalize\":true");
        assertThat(lastBody()).doesNotContain("1-1-2").doesNotContain("1-1-3");
    }

    @Test
    void rejectsWhatHasALabelOrIsNamed() {
        assertThat(run("reject", PROJECT, "one", "--label", "kite")).isZero();
        assertThat(lastBody()).contains("1-1-1", "\"reject\"").doesNotContain("1-1-0");
        assertThat(run("reject", PROJECT, "one", "--prediction", "1-1-3")).isZero();
        assertThat(lastBody()).contains("1-1-3").doesNotContain("1-1-1");
    }

    @Test
    void saysWhenThereIsNothingToDecide() {
        assertThat(run("accept", PROJECT, "one", "--label", "boot")).isEqualTo(1);
        assertThat(err.toString()).contains("Nothing of the kind");
    }

    @Test
    void takesTheNextItemAndReadsIt() {
        api.answer(
                "POST /projects/" + PROJECT + "/reviews/next/", 200, "{\"results\": [{\"item\": {\"uid\": \"one\"}}]}");
        assertThat(run("next", PROJECT, "object_prefix:boat", "--ordering", "-score"))
                .isZero();
        assertThat(api.asked().get(1).body()).contains("object_prefix:boat", "-score");
    }

    @Test
    void sortsByEitherName() {
        api.answer(
                "POST /projects/" + PROJECT + "/reviews/next/", 200, "{\"results\": [{\"item\": {\"uid\": \"one\"}}]}");
        assertThat(run("next", PROJECT, "object_prefix:boat", "--sort", "uncertainty"))
                .isZero();
        assertThat(api.asked().get(1).body()).contains("\"sort\":\"uncertainty\"");
    }

    @Test
    void theOnlyProjectNeedsNoName() {
        api.answer("GET /projects/?limit=2", 200, "{\"results\": [{\"uid\": \"" + PROJECT + "\"}], \"next\": null}");
        api.answer(
                "POST /projects/" + PROJECT + "/reviews/next/", 200, "{\"results\": [{\"item\": {\"uid\": \"one\"}}]}");
        assertThat(run("next")).isZero();
        assertThat(run("accept", "one")).isZero();
        assertThat(lastBody()).contains("1-1-0", "\"accept\"");
    }

    @Test
    void saysWhenNothingIsLeft() {
        api.answer("POST /projects/" + PROJECT + "/reviews/next/", 200, "{\"results\": []}");
        assertThat(run("next", PROJECT)).isZero();
    }

    private String lastBody() {
        return api.asked().get(api.asked().size() - 1).body();
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 5];
        all[0] = "review";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--url";
        all[arguments.length + 2] = api.url();
        all[arguments.length + 3] = "--api-key";
        all[arguments.length + 4] = "avk_secret";
        return Commands.addTo(new CommandLine(new Root()), Files::copy)
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
