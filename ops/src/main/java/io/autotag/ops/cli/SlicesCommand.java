package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "slices",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Slices: list them, save a query as one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag slices save Harbour \"unsure boats\" 'object_prefix:boat AND score < 0.5'",
            "  autotag query Harbour 'slice = \"unsure-boats\"'",
            "  autotag slices list -o json"
        })
final class SlicesCommand {

    @Command(name = "list", description = "The slices of one person, newest first.")
    int list(
            @Mixin Connection connection,
            @Option(
                            names = "--owner",
                            paramLabel = "LOGIN",
                            defaultValue = "",
                            description = "Whose; your own if left out.")
                    String owner) {
        ApiClient api = connection.api();
        String login = owner.isEmpty() ? Fields.text(api.get("/session/"), "user") : owner;
        List<JsonNode> slices = Pages.read(api, "/slices/" + login + "/list/", Integer.MAX_VALUE);
        Table table = new Table()
                .text("NAME")
                .text("SLUG")
                .number("ITEMS")
                .text("QUERY")
                .text("UID");
        for (JsonNode one : slices) {
            table.row(
                    Fields.text(one, "name"),
                    Fields.text(one, "slug"),
                    Fields.text(one, "item_count"),
                    Fields.text(one, "query"),
                    Fields.text(one, "uid"));
        }
        return connection.show(slices, table, "There is no slice of " + login + ".");
    }

    @Command(name = "save", description = "Saves a query as a slice that holds what it finds, now and later.")
    int save(
            @Mixin Connection connection,
            @Parameters(index = "0", paramLabel = "PROJECT", description = "Its name or uid.") String project,
            @Parameters(index = "1", paramLabel = "NAME", description = "What the slice is called.") String name,
            @Parameters(index = "2", paramLabel = "QUERY", description = "The query, quoted for the shell.")
                    String query,
            @Option(names = "--public", description = "Others may see it, too.") boolean open) {
        ApiClient api = connection.api();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
        body.put("visibility", open ? "public" : "private");
        body.put("project", Fields.text(Names.project(api, project), "uid")).put("query", query);
        JsonNode slice = create(api, body, query);
        return connection.show(
                slice,
                console -> console.line(console.tick() + " slice = \"" + Fields.text(slice, "slug") + "\" with "
                        + Texts.count(slice.path("item_count").asLong(), "item") + " now, uid "
                        + Fields.text(slice, "uid")));
    }

    private static JsonNode create(ApiClient api, ObjectNode body, String query) {
        try {
            return api.post("/slices/", body);
        } catch (CliException refused) {
            throw new CliException(
                    refused.code(), QueryPointer.explain(refused.sentence(), refused.answer(), query), refused);
        }
    }
}
