package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "review",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Review: take the next item of a query, accept or reject what models predict on it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag review next Harbour 'object_prefix:boat AND autotag_status = \"pending\"'",
            "  autotag review next Harbour --disagreements centernet@3 centernet@4",
            "  autotag review accept Harbour 5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10",
            "  autotag review reject Harbour 5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10 --label kite"
        })
final class ReviewCommand {

    private static final String ITEM_IN_PROJECT =
            "The name or uid of the project, which may be left out where there is one alone, and the uid of the item.";

    @Command(
            name = "next",
            description = "Leases the next item that nobody else holds for five minutes, and shows what to decide.")
    int next(
            @Mixin Connection connection,
            @Parameters(
                            index = "0",
                            arity = "0..1",
                            paramLabel = "PROJECT",
                            defaultValue = "",
                            description = "Its name or uid; may be left out, with the query, where there is one alone.")
                    String name,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "QUERY",
                            defaultValue = "",
                            description = "Which items; all of the project if left out.")
                    String query,
            @Option(
                            names = {"--sort", "--ordering"},
                            paramLabel = "ORDER",
                            defaultValue = "",
                            description = "created_at, reference_id, score or uncertainty; a hyphen before it turns it"
                                    + " round. The newest come first if left out.")
                    String sort,
            @Option(
                            names = "--disagreements",
                            arity = "2",
                            paramLabel = "VERSION",
                            description = "What these two versions disagree about, the items to learn most from first.")
                    @Nullable
                    List<String> versions) {
        ApiClient api = connection.api();
        String project = Fields.text(Names.project(api, name), "uid");
        ObjectNode wanted =
                JsonNodeFactory.instance.objectNode().put("query", query).put("sort", sort);
        if (versions != null) {
            wanted.putObject("disagreements").put("a", versions.get(0)).put("b", versions.get(1));
        }
        List<JsonNode> leased = Fields.list(api.post("/projects/" + project + "/reviews/next/", wanted), "results");
        if (leased.isEmpty()) {
            return connection.show(leased, new Table(), "Nothing is left to review that nobody else holds.");
        }
        String item = Fields.text(leased.get(0).path("item"), "uid");
        JsonNode review = api.get(path(project, item));
        return connection.show(review, item, console -> show(console, name, review));
    }

    @Command(name = "accept", description = "Accepts what is pending on an item; with nothing left it is reviewed.")
    int accept(
            @Mixin Connection connection,
            @Parameters(
                            index = "0..1",
                            arity = "1..2",
                            paramLabel = "[PROJECT] ITEM",
                            hideParamSyntax = true,
                            description = ITEM_IN_PROJECT)
                    List<String> words,
            @Mixin Suggestions suggestions) {
        return decide(connection, InProject.required("ITEM", words), suggestions, "accept");
    }

    @Command(name = "reject", description = "Rejects what is pending on an item; with nothing left it is reviewed.")
    int reject(
            @Mixin Connection connection,
            @Parameters(
                            index = "0..1",
                            arity = "1..2",
                            paramLabel = "[PROJECT] ITEM",
                            hideParamSyntax = true,
                            description = ITEM_IN_PROJECT)
                    List<String> words,
            @Mixin Suggestions suggestions) {
        return decide(connection, InProject.required("ITEM", words), suggestions, "reject");
    }

    private static int decide(Connection connection, InProject item, Suggestions suggestions, String action) {
        ApiClient api = connection.api();
        String path = path(Fields.text(Names.project(api, item.project()), "uid"), item.what());
        ObjectNode save = suggestions.decisions(api.get(path), action);
        JsonNode saved = api.put(path, save);
        int decided = save.path("decisions").size();
        return connection.show(
                saved,
                item.what(),
                console -> console.line("%s %s %sed, %s left: %s"
                        .formatted(
                                console.tick(),
                                Texts.count(decided, "prediction"),
                                action,
                                Fields.text(saved, "pending"),
                                Fields.text(saved, "status").replace('_', ' '))));
    }

    private static void show(Console console, String project, JsonNode review) {
        String uid = Fields.text(review.path("item"), "uid");
        console.line(Fields.text(review.path("item"), "key") + "  " + Fields.text(review, "image_url"));
        console.table(Suggestions.table(review));
        console.line("Yours until " + Fields.time(review.path("lease"), "until") + " UTC. Decide with:");
        console.line("  autotag review accept " + (project.isEmpty() ? "" : project + " ") + uid);
    }

    private static String path(String projectUid, String itemUid) {
        return "/projects/" + projectUid + "/items/" + itemUid + "/review/";
    }
}
