package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
            "  autotag query Harbour 'object = boat'",
            "  autotag query Harbour 'object = person AND score >= 0.5' --limit 50 -o json"
        })
final class QueryCommand implements Callable<Integer> {

    private static final int MATCHES = 4;

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
        List<JsonNode> items = find(api, Fields.text(Names.project(api, project), "uid"), query, limit);
        return connection.show(items, table(items), "Nothing matches.");
    }

    /** The items that match, each with its matched predictions. */
    public static List<JsonNode> find(ApiClient api, String projectUid, String query, int limit) {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
        return Pages.read(api, "/projects/" + projectUid + "/items/?query=" + encoded, limit);
    }

    /** File and the best of its matched predictions as "boat 0.41". */
    static Table table(List<JsonNode> items) {
        Table table = new Table().text("FILE").number("MATCHES").text("BEST");
        for (JsonNode item : items) {
            List<JsonNode> matches = Fields.list(item, "predictions");
            table.row(Fields.text(item, "key"), String.valueOf(matches.size()), best(matches));
        }
        return table;
    }

    private static String best(List<JsonNode> matches) {
        return String.join(
                ", ",
                matches.stream()
                        .sorted((a, b) -> Double.compare(score(b), score(a)))
                        .limit(MATCHES)
                        .map(one -> String.format(Locale.ROOT, "%s %.2f", Fields.text(one, "label"), score(one)))
                        .toList());
    }

    private static double score(JsonNode prediction) {
        return prediction.path("score").asDouble();
    }
}
