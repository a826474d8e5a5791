package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Asks the query language, and shows the answer. */
public final class ItemQuery {

    private static final int MATCHES = 4;

    private ItemQuery() {}

    /** The items of a project that match, newest first, each with its matched predictions. */
    public static List<JsonNode> find(ApiClient api, String projectUid, String query, int limit) {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
        return Pages.read(api, "/projects/" + projectUid + "/items/?query=" + encoded, limit);
    }

    /** File, number of matches, and the best of them as "boat 0.41". */
    public static Table table(List<JsonNode> items) {
        Table table = new Table().text("FILE").number("MATCHES").text("BEST");
        for (JsonNode item : items) {
            List<JsonNode> matches = Fields.list(item, "predictions");
            table.row(Fields.text(item, "key"), String.valueOf(matches.size()), best(matches));
        }
        return table;
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
