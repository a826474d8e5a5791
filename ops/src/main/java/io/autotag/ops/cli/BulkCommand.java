package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bulk",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Does something to every prediction that a query means, and waits for it.",
            "\"autotag undo\" takes it back."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag bulk 'object_prefix:boat AND score >= 0.8' --accept --dry-run",
            "  autotag bulk 'object_prefix:boat AND score >= 0.8' --accept --reason \"checked 200 by hand\"",
            "  autotag bulk Harbour 'image_prefix:fog' --relabel mist"
        })
final class BulkCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(
            index = "0..1",
            arity = "0..2",
            paramLabel = "[PROJECT] QUERY",
            hideParamSyntax = true,
            description =
                    "The name or uid of the project, which may be left out where there is one alone, and the query,"
                            + " quoted for the shell; no query with --hide-version and --delete-run.")
    private List<String> words = new ArrayList<>();

    @ArgGroup(multiplicity = "1")
    private final Wanted wanted = new Wanted();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who read the history.")
    private String reason = "";

    @Option(names = "--dry-run", description = "Only counts by label and band, and shows some predictions.")
    private boolean dryRun;

    @Option(names = "--detach", description = "Does not wait for the end.")
    private boolean detach;

    /** What is to be done: one of these. */
    private static final class Wanted {

        @Option(names = "--accept", description = "Accepts what is pending.")
        private boolean accept;

        @Option(names = "--reject", description = "Rejects what is pending.")
        private boolean reject;

        @Option(names = "--relabel", paramLabel = "LABEL", description = "Gives what is pending another label.")
        private String label = "";

        @Option(names = "--reset", description = "Takes decisions back to pending.")
        private boolean reset;

        @Option(names = "--add-slice", paramLabel = "UID", description = "Adds the items to a slice.")
        private String slice = "";

        @Option(names = "--hide-version", paramLabel = "UID", description = "Hides what a model version predicted.")
        private String version = "";

        @Option(
                names = "--delete-run",
                paramLabel = "UID",
                description =
                        "Deletes what a run predicted and nobody decided, or the embeddings it wrote. Cannot be taken back.")
        private String run = "";

        boolean isByQuery() {
            return version.isEmpty() && run.isEmpty();
        }

        void into(ObjectNode body) {
            if (accept || reject || reset) {
                body.put("action", accept ? "accept" : reject ? "reject" : "reset");
            } else if (!label.isEmpty()) {
                body.put("action", "relabel").put("label", label);
            } else if (!slice.isEmpty()) {
                body.put("action", "add_slice").put("slice", slice);
            } else if (!version.isEmpty()) {
                body.put("action", "hide_version").put("model_version", version);
            } else {
                body.put("action", "delete_run").put("run", run);
            }
        }
    }

    @Override
    public Integer call() {
        if (dryRun) {
            connection.requireNoIds("bulk --dry-run");
        }
        InProject about = wanted.isByQuery() ? InProject.query("QUERY", words) : InProject.alone(words);
        ApiClient api = connection.api();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("dry_run", dryRun);
        wanted.into(body);
        if (wanted.isByQuery()) {
            body.put("query", about.what());
        }
        if (!reason.isBlank()) {
            body.put("reason", reason);
        }
        JsonNode answer =
                api.post("/projects/" + Fields.text(Names.project(api, about.project()), "uid") + "/bulk/", body);
        if (dryRun) {
            return connection.show(answer, console -> show(answer, console));
        }
        BulkView action = new BulkView(answer);
        return detach
                ? leave(action)
                : BulkWatcher.finish(connection, new BulkWatcher(api).watch(action.uid(), connection.progress()));
    }

    private int leave(BulkView action) {
        return connection.show(action.json(), console -> console.line(console.tick() + " bulk action " + action.uid()));
    }

    private static void show(JsonNode preview, Console console) {
        console.line("Would meet " + preview.path("matched").asLong() + "; nothing was changed.");
        Table counts = new Table().text("LABEL").text("LEVEL").text("BAND").number("COUNT");
        for (JsonNode count : Fields.list(preview, "counts")) {
            counts.row(
                    Fields.text(count, "label"),
                    Fields.text(count, "level"),
                    Fields.text(count, "band"),
                    Fields.text(count, "count"));
        }
        Table sample =
                new Table().text("FILE").text("LABEL").text("MODEL LABEL").number("SCORE");
        for (JsonNode one : Fields.list(preview, "sample")) {
            sample.row(
                    Fields.text(one, "key"),
                    Fields.text(one, "project_label"),
                    Fields.text(one, "label"),
                    Fields.decimal(one, "score"));
        }
        List.of(counts, sample).stream().filter(table -> !table.isEmpty()).forEach(table -> {
            console.blank();
            console.table(table);
        });
    }
}
