package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lists page by page, following the cursor of {@code next}. */
public final class Pages {

    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&]*)");
    private static final int PAGE = 1000;

    private Pages() {}

    /** At most {@code limit} results of a list path, which may carry a query string of its own. */
    public static List<JsonNode> read(ApiClient api, String path, int limit) {
        List<JsonNode> results = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page = api.get(pagePath(path, Math.min(PAGE, limit - results.size()), cursor));
            page.path("results").forEach(results::add);
            cursor = cursor(page.path("next").asText(""));
        } while (cursor.isPresent() && results.size() < limit);
        return results.size() > limit ? List.copyOf(results.subList(0, limit)) : List.copyOf(results);
    }

    private static String pagePath(String path, int size, Optional<String> cursor) {
        String joined = path + (path.contains("?") ? "&" : "?") + "limit=" + size;
        return cursor.map(value -> joined + "&cursor=" + value).orElse(joined);
    }

    /** The still encoded cursor of a link to the next page; empty when there is none. */
    static Optional<String> cursor(String next) {
        Matcher match = CURSOR.matcher(next);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }
}
