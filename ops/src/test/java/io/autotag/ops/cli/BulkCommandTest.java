package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands about bulk actions ask, and how they end. */
final class BulkCommandTest {

    private static final String PROJECT = "{\"uid\": \"p1\", \"name\": \"Harbour\"}";

    private final TestApi api = new TestApi();
    private final StringWriter err = new StringWriter();

    @Command(name = "autotag")
    private static final class Root {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void asksForADryRunInTheOnlyProject() {
        projects(PROJECT);
        api.answer("POST /projects/p1/bulk/", 200, "{\"matched\": 2, \"counts\": [], \"sample\": []}");
        assertThat(run("bulk", "object_prefix:car", "--accept", "--dry-run")).isZero();
        assertThat(posted()).isEqualTo("{\"dry_run\":true,\"action\":\"accept\",\"query\":\"object_prefix:car\"}");
    }

    @Test
    void theProjectComesBeforeTheQuery() {
        api.answer("GET /projects/?limit=1000", 200, "{\"results\": [" + PROJECT + "], \"next\": null}");
        api.answer("POST /projects/p1/bulk/", 200, "{\"matched\": 2, \"counts\": [], \"sample\": []}");
        assertThat(run("bulk", "Harbour", "object_prefix:car", "--accept", "--dry-run"))
                .isZero();
        assertThat(posted()).contains("\"query\":\"object_prefix:car\"");
        assertThat(run("bulk", "Harbour", "object_prefix:car", "more", "--accept"))
                .isEqualTo(2);
        assertThat(run("bulk", "Harbour", "object_prefix:car", "--delete-run", "r1"))
                .isEqualTo(2);
    }

    @Test
    void saysThatTheQueryWasForgotten() {
        assertThat(run("bulk", "--accept")).isEqualTo(2);
        assertThat(err.toString()).contains("This needs [PROJECT] QUERY");
        assertThat(run("bulk", "Harbour", "--accept")).isEqualTo(2);
        assertThat(err.toString()).contains("\"Harbour\" is no query. Write QUERY behind the project");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void refusesToListUidsThatThereAreNot() {
        assertThat(run("bulk", "object_prefix:car", "--accept", "--dry-run", "-o", "ids"))
                .isEqualTo(2);
        assertThat(run("query", "Harbour", "object_prefix:car", "--facets", "-o", "ids"))
                .isEqualTo(2);
        assertThat(run("sign-in", "-o", "ids")).isEqualTo(2);
        assertThat(err.toString()).contains("\"sign-in\" has no uids to list");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void waitsForTheEndOfAnAction() {
        projects(PROJECT);
        api.answer("POST /projects/p1/bulk/", 201, action("pending"));
        api.answer("GET /bulk/b1/", 200, action("completed"));
        assertThat(run("bulk", "object_prefix:car", "--relabel", "dog", "--reason", "why not"))
                .isZero();
        assertThat(posted())
                .contains("\"action\":\"relabel\",\"label\":\"dog\"")
                .contains("\"reason\":\"why not\"");
    }

    @Test
    void endsWithOneWhereTheActionFailed() {
        projects(PROJECT);
        api.answer("POST /projects/p1/bulk/", 201, action("pending"));
        api.answer("GET /bulk/b1/", 200, action("failed"));
        assertThat(run("bulk", "--delete-run", "r1")).isEqualTo(1);
        assertThat(posted()).isEqualTo("{\"dry_run\":false,\"action\":\"delete_run\",\"run\":\"r1\"}");
    }

    @Test
    void doesOneThingAtATime() {
        assertThat(run("bulk", "object_prefix:car")).isEqualTo(2);
        assertThat(run("bulk", "object_prefix:car", "--accept", "--reject")).isEqualTo(2);
        assertThat(err.toString()).contains("autotag: --accept").doesNotContain("Error: ");
    }

    @Test
    void doesNotGuessTheProject() {
        projects(PROJECT + ", {\"uid\": \"p2\", \"name\": \"Quay\"}");
        assertThat(run("bulk", "object_prefix:car", "--accept")).isEqualTo(1);
        assertThat(err.toString()).contains("PROJECT");
    }

    @Test
    void takesBackAndAsksWhatWasKept() {
        api.answer("POST /bulk/b1/undo/", 200, action("undoing"));
        api.answer("GET /bulk/b1/", 200, action("undone").replace("}", ", \"undo_kept\": 1}"));
        api.answer("GET /bulk/b1/kept/", 200, "{\"kept\": 1, \"results\": [{\"prediction\": \"1-2-3\"}]}");
        assertThat(run("undo", "b1")).isZero();
        assertThat(api.asked()).extracting(TestApi.Asked::target).contains("/bulk/b1/kept/");
    }

    @Test
    void tellsWhatAnActionDid() throws JsonProcessingException {
        BulkView action = new BulkView(new ObjectMapper()
                .readTree("{\"status\": \"undone\", \"action\": \"accept\", \"matched\": 9, \"applied\": 7,"
                        + " \"kept\": 2, \"undone\": 6, \"undo_kept\": 1}"));
        assertThat(action.sentence())
                .isEqualTo("undone: 7 of 9 changed, 2 kept as they were, 6 taken back,"
                        + " 1 kept because somebody had touched them since");
        assertThat(action.progress().figures()).isEqualTo("7/7  100 %");
    }

    private void projects(String list) {
        api.answer("GET /projects/?limit=2", 200, "{\"results\": [" + list + "], \"next\": null}");
    }

    private static String action(String status) {
        return "{\"uid\": \"b1\", \"status\": \"" + status + "\", \"matched\": 2, \"applied\": 2}";
    }

    private String posted() {
        return api.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = api.url();
        return Commands.addTo(new CommandLine(new Root()), Files::copy)
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
