package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "runs",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs: see how far they are, what failed, and pause, resume, cancel, retry or tune them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag runs list Harbour",
            "  autotag runs watch 5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10",
            "  autotag runs tune 5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10 --priority 5",
            "  autotag runs failures 5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10 -o json"
        })
final class RunsCommand {

    @Command(name = "list", description = "The newest runs of a project.")
    int list(
            @Mixin Connection connection,
            @Parameters(paramLabel = "PROJECT", description = "Its name or uid.") String name,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many.") int limit) {
        ApiClient api = connection.api();
        String project = Fields.text(Names.project(api, name), "uid");
        List<JsonNode> runs = Pages.read(api, "/projects/" + project + "/runs/", limit);
        Table table = new Table()
                .text("UID")
                .text("STATUS")
                .text("KIND")
                .number("DONE")
                .number("OF")
                .number("FAILED")
                .text("CREATED");
        for (JsonNode run : runs) {
            table.row(
                    Fields.text(run, "uid"),
                    Fields.text(run, "status"),
                    Fields.text(run, "kind"),
                    Fields.text(run, "processed_items"),
                    Fields.text(run, "total_items"),
                    Fields.text(run, "failed_items"),
                    Fields.time(run, "created_at"));
        }
        return connection.show(runs, table, "No run yet: \"autotag run start " + name + "\" starts one.");
    }

    @Command(name = "show", description = "Everything about one run.")
    int show(@Mixin Connection connection, @Parameters(paramLabel = "RUN", description = "Its uid.") String uid) {
        JsonNode run = connection.api().get(path(uid));
        return connection.show(run, console -> {
            Table table = new Table().text("FIELD").text("VALUE");
            run.properties().forEach(field -> table.row(field.getKey(), shown(field.getValue())));
            console.table(table);
        });
    }

    @Command(name = "failures", description = "The items that could not be tagged, each with its cause.")
    int failures(@Mixin Connection connection, @Parameters(paramLabel = "RUN", description = "Its uid.") String uid) {
        List<JsonNode> failures = Pages.read(connection.api(), path(uid) + "failures/", Integer.MAX_VALUE);
        return connection.show(failures, RunTables.failures(failures), "Nothing failed.");
    }

    @Command(name = "chunks", description = "How the work was cut and who did it.")
    int chunks(@Mixin Connection connection, @Parameters(paramLabel = "RUN", description = "Its uid.") String uid) {
        List<JsonNode> chunks = Pages.read(connection.api(), path(uid) + "chunks/", Integer.MAX_VALUE);
        Table table = new Table();
        List<String> titles = titles(chunks);
        titles.forEach(title -> table.text(title.toUpperCase(java.util.Locale.ROOT)));
        chunks.forEach(chunk -> table.row(
                titles.stream().map(title -> Fields.text(chunk, title)).toArray(String[]::new)));
        return connection.show(chunks, table, "No chunk was begun yet.");
    }

    @Command(name = "watch", description = "Follows a run to its end; exit code 1 if it fails.")
    int watch(@Mixin Connection connection, @Parameters(paramLabel = "RUN", description = "Its uid.") String uid) {
        return finish(connection, uid);
    }

    @Command(name = "pause", description = "Lets a run stop after what it has in hand; it can be resumed.")
    int pause(@Mixin Connection connection, @Parameters(paramLabel = "RUN", description = "Its uid.") String uid) {
        return act(connection, uid, "pause");
    }

    @Command(name = "resume", description = "Lets a paused run go on where it stopped.")
    int resume(@Mixin Connection connection, @Parameters(paramLabel = "RUN", description = "Its uid.") String uid) {
        return act(connection, uid, "resume");
    }

    @Command(name = "cancel", description = "Ends a run for good; what it tagged stays.")
    int cancel(@Mixin Connection connection, @Parameters(paramLabel = "RUN", description = "Its uid.") String uid) {
        return act(connection, uid, "cancel");
    }

    @Command(name = "retry-failed", description = "Starts a run over the items of this one that failed.")
    int retryFailed(
            @Mixin Connection connection, @Parameters(paramLabel = "RUN", description = "Its uid.") String uid) {
        return act(connection, uid, "retry-failed");
    }

    /** Watches to the end, tells how it ended and lists failures; the exit code follows the state. */
    static int finish(Connection connection, String uid) {
        ApiClient api = connection.api();
        RunView run = new RunWatcher(api).watch(uid, connection.progress());
        connection.show(run.json(), console -> {
            console.line((run.isCompleted() ? console.tick() : console.cross()) + " " + run.sentence());
            if (run.count("failed_items") > 0) {
                console.blank();
                console.table(RunTables.failures(Pages.read(api, path(uid) + "failures/", 20)));
            }
        });
        return run.isCompleted() ? 0 : 1;
    }

    private static int act(Connection connection, String uid, String verb) {
        RunView run = new RunView(connection.api().post(path(uid) + verb + "/"));
        return connection.show(
                run.json(), console -> console.line(console.tick() + " run " + run.uid() + " is " + run.sentence()));
    }

    private static List<String> titles(List<JsonNode> rows) {
        return rows.isEmpty()
                ? List.of()
                : rows.get(0).properties().stream()
                        .map(java.util.Map.Entry::getKey)
                        .toList();
    }

    private static String shown(JsonNode value) {
        return value.isNull() ? "-" : value.isValueNode() ? value.asText() : value.toString();
    }

    private static String path(String uid) {
        return "/runs/" + uid + "/";
    }
}
