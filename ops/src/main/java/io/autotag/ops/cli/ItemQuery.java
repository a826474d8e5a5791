package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks the query language, and shows the answer. */
public final class ItemQuery {

    private static final int MATCHES = 4;

    private ItemQuery() {}

    /** The items of a project that match, newest first, each with its matched predictions. */
    public static List<JsonNode> find(ApiClient api, String projectUid, String query, int limit) {
        return find(api, projectUid, query, "", limit);
    }

    /** The same in another order; empty for the newest first. */
    static List<JsonNode> find(ApiClient api, String projectUid, String query, String sort, int limit) {
        String order = sort.isEmpty() ? "" : "&sort=" + Texts.encoded(sort);
        return Pages.read(api, "/projects/" + projectUid + "/items/?query=" + Texts.encoded(query) + order, limit);
    }

    /** How many items there are of each kind among those that match. */
    static JsonNode facets(ApiClient api, String projectUid, String query) {
        JsonNode body = JsonNodeFactory.instance.objectNode().put("query", query);
        return api.post("/projects/" + projectUid + "/query/facets/", body);
    }

    /** A row for each value of each facet. */
    static Table facetTable(JsonNode facets) {
        Table table = new Table().text("FACET").text("VALUE").number("ITEMS");
        for (Map.Entry<String, JsonNode> facet : facets.path("facets").properties()) {
            for (JsonNode value : facet.getValue()) {
                String level = Fields.text(value, "level");
                String name = level.isEmpty() ? facet.getKey() : level + " " + facet.getKey();
                table.row(name, Fields.text(value, "value"), Fields.text(value, "items"));
            }
        }
        return table;
    }

    /** File, number of matches, and the best of them as "boat 0.41". */
    public static Table table(List<JsonNode> items) {
        Table table = new Table().text("FILE").number("MATCHES").text("BEST");
        for (JsonNode item : items) {
            List<JsonNode> matches = Fields.list(item, "predictions");
            table.row(Fields.text(item, "key"), String.valueOf(count(item, matches)), best(matches));
        }
        return table;
    }

    /** A page lists the best ones only. */
    private static long count(JsonNode item, List<JsonNode> matches) {
        return item.path("prediction_count").asLong(matches.size());
    }

    private static String best(List<JsonNode> matches) {
        List<String> best = matches.stream()
                .sorted(Comparator.comparingDouble(ItemQuery::score).reversed())
                .limit(MATCHES)
                .map(one -> String.format(Locale.ROOT, "%s %.2f", Fields.text(one, "label"), score(one)))
                .toList();
        return String.join(", ", best);
    }

    private static double score(JsonNode prediction) {
        return prediction.path("score").asDouble();
    }
}
