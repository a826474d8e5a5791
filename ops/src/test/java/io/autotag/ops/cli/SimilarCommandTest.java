package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code autotag similar} asks of the API, and the table it makes of the answer. */
final class SimilarCommandTest {

    private static final String PROJECT = "5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10";
    private static final String PATH = "GET /projects/" + PROJECT + "/items/item-1/similar/?training_set=";
    private static final String FOUND =
            """
            {"training_set": "eye@1", "version": "eye@1", "compared": 9, "took_ms": 3, "results": [
              {"uid": "one", "key": "pier.jpg", "similarity": 0.91449}, {"uid": "two", "key": "sea.jpg", "similarity": -0.2}]}""";

    private final StringWriter err = new StringWriter();
    private TestApi api;

    @Command(name = "autotag")
    private static final class Root {}

    @BeforeEach
    void serve() {
        api = new TestApi().answer("GET /projects/" + PROJECT + "/", 200, "{\"uid\": \"" + PROJECT + "\"}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void asksForTheItemsMostLikeOne() {
        api.answer(PATH + "&query=&limit=20", 200, FOUND);
        assertThat(run(PROJECT, "item-1")).as(err.toString()).isZero();
    }

    @Test
    void asksByTheEmbeddingsAndAmongTheItemsThatAreMeant() {
        api.answer(PATH + "eye%401&query=score%3E0&limit=5", 200, FOUND);
        assertThat(run(PROJECT, "item-1", "--training-set", "eye@1", "--query", "score>0", "--limit", "5", "-o", "ids"))
                .as(err.toString())
                .isZero();
    }

    @Test
    void theOnlyProjectNeedsNoName() {
        api.answer("GET /projects/?limit=2", 200, "{\"results\": [{\"uid\": \"" + PROJECT + "\"}], \"next\": null}")
                .answer(PATH + "&query=&limit=20", 200, FOUND);
        assertThat(run("item-1", "-o", "json")).as(err.toString()).isZero();
    }

    @Test
    void saysWhatTheApiSays() {
        api.answer(PATH + "&query=&limit=20", 409, "{\"detail\": \"The item has no embedding of eye@1.\"}");
        assertThat(run(PROJECT, "item-1")).isNotZero();
        assertThat(err.toString()).contains("The item has no embedding of eye@1.");
        assertThat(run()).isNotZero();
    }

    @Test
    void showsHowSimilarTheyAre() {
        assertThat(SimilarCommand.table(Fields.list(tree(), "results")).lines(80, ".."))
                .containsExactly("FILE      SIMILARITY  UID", "pier.jpg       0.914  one", "sea.jpg       -0.200  two");
    }

    private int run(String... words) {
        CommandLine root = Commands.addTo(new CommandLine(new Root()), (from, to) -> {});
        List<String> all = new ArrayList<>(List.of("similar", "--url", api.url(), "--api-key", "avk_secret"));
        all.addAll(List.of(words));
        return root.setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));
    }

    private static JsonNode tree() {
        try {
            return new ObjectMapper().readTree(FOUND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
