package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Finds the items of a project that match a query, with what matched.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag query Harbour 'object_prefix:boat AND score >= 0.5'",
            "  autotag query Harbour 'count(object(label = \"person\")) >= 3' -o json",
            "  autotag query Harbour 'object_prefix:boat' --sort=uncertainty",
            "  autotag query Harbour 'review_status = \"unreviewed\"' --facets",
            "  autotag query Harbour 'score < 0' --limit 1000 -o ids"
        })
final class QueryCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "PROJECT", description = "Its name or uid.")
    private String project = "";

    @Parameters(index = "1", paramLabel = "QUERY", description = "The query, quoted for the shell.")
    private String query = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many items. Default: 20.")
    private int limit;

    @Option(
            names = {"--sort", "--ordering"},
            paramLabel = "KEY",
            description = "created_at, reference_id, reviewed_at, score or uncertainty, with a hyphen before it for the"
                    + " other way round, as in --sort=-score. Default: the newest first.")
    private String sort = "";

    @Option(names = "--facets", description = "How many items there are of each kind, instead of the items.")
    private boolean facets;

    @Override
    public Integer call() {
        if (facets) {
            connection.requireNoIds("query --facets");
        }
        ApiClient api = connection.api();
        String uid = Fields.text(Names.project(api, project), "uid");
        try {
            return facets ? showFacets(api, uid) : showItems(api, uid);
        } catch (CliException refused) {
            throw new CliException(
                    refused.code(), QueryPointer.explain(refused.sentence(), refused.answer(), query), refused);
        }
    }

    private int showItems(ApiClient api, String uid) {
        List<JsonNode> items = ItemQuery.find(api, uid, query, sort, limit);
        return connection.show(items, ItemQuery.table(items), "Nothing matches.");
    }

    private int showFacets(ApiClient api, String uid) {
        JsonNode counted = ItemQuery.facets(api, uid, query);
        return connection.show(counted, console -> console.table(ItemQuery.facetTable(counted)));
    }
}
