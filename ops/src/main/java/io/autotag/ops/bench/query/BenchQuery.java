package io.autotag.ops.bench.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A query of the fixed list.
 *
 * @param ordering empty for the newest first
 */
record BenchQuery(Kind kind, String text, String ordering) {
    /** What the figures are given for. */
    enum Kind {
        FIRST_PAGE,
        NOT,
        VERSIONS
    }

    static final String LIMIT = "&limit=50";

    static final List<BenchQuery> ALL = List.of(
            first(""),
            first("object_prefix:label-1001"),
            first("object_prefix:label-1001 AND score >= 0.8"),
            first("object_prefix:label-1020 AND score < 0.5"),
            first("object_prefix:label-1190 AND autotag_status = \"pending\""),
            first("image_prefix:label-1003 AND training_set = \"v2\""),
            first("autotag_status = \"accepted\" OR autotag_status = \"modified\""),
            first("review_status = \"unreviewed\""),
            first("object_prefix:label-1001 AND score >= 0.999"),
            first("object_prefix:label-100*"),
            first("metadata.weather = \"rain\" AND object_prefix:label-1010"),
            first("slice = \"edge-cases\" AND object_prefix:label-1005"),
            new BenchQuery(Kind.FIRST_PAGE, "object_prefix:label-1001", "-score"),
            new BenchQuery(Kind.FIRST_PAGE, "object_prefix:label-1020", "uncertainty"),
            new BenchQuery(Kind.NOT, "image_prefix:label-1001 AND NOT object_prefix:label-1002", ""),
            new BenchQuery(Kind.NOT, "image_prefix:label-1100 AND NOT object_prefix:label-1001", ""),
            new BenchQuery(Kind.NOT, "object_prefix:label-1001 AND object_prefix:label-1150", ""),
            new BenchQuery(Kind.NOT, "object(label = \"label-1150\") AND object(label = \"label-1190\")", ""),
            versions("label-1001"),
            versions("label-1150"));

    /** Those whose items are counted, too: conditions and filters of every kind. */
    static final List<BenchQuery> COUNTED = List.of(
            ALL.get(2),
            ALL.get(3),
            ALL.get(4),
            ALL.get(7),
            ALL.get(10),
            ALL.get(11),
            ALL.get(14),
            ALL.get(16),
            ALL.get(18));

    static final String BAD = "object_prefix:label-1001 AND scor >= 0.8";

    /** The page of pending predictions whose newest end is reviewed. */
    static final BenchQuery PENDING = first("object_prefix:label-1001 AND autotag_status = \"pending\"");

    private static BenchQuery first(String text) {
        return new BenchQuery(Kind.FIRST_PAGE, text, "");
    }

    private static BenchQuery versions(String label) {
        return new BenchQuery(
                Kind.VERSIONS,
                "object(label = \"" + label + "\" AND training_set = \"v2\") AND NOT object(label = \"" + label
                        + "\" AND training_set = \"v1\")",
                "");
    }

    static List<BenchQuery> of(Kind kind) {
        return ALL.stream().filter(query -> query.kind() == kind).toList();
    }

    /** The address of its first page, behind the project's. */
    String page() {
        String order = ordering.isEmpty() ? "" : "&ordering=" + ordering;
        return "items/?query=" + encoded(text) + order + LIMIT;
    }

    String count() {
        return "items/count/?query=" + encoded(text);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
