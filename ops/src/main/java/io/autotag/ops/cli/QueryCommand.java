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
        description = "Finds the items of a project that match a query, newest first, with what matched.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag query Harbour 'object_prefix:boat AND score >= 0.5'",
            "  autotag query Harbour 'count(object(label = \"person\")) >= 3' -o json"
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

    @Override
    public Integer call() {
        ApiClient api = connection.api();
        List<JsonNode> items = ItemQuery.find(api, Fields.text(Names.project(api, project), "uid"), query, limit);
        return connection.show(items, ItemQuery.table(items), "Nothing matches.");
    }
}
