package io.autotag.ops.bench.query;

import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.demo.Host;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ops/bench query}: how long queries take over millions of predictions. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fills an Autotag of its own with items of ten predictions each, and takes the times of queries over HTTP:",
            "warm and after a restart, by one and by eight clients, while somebody writes, after many reviews, and",
            "after the tables have grown. Takes the data away at the end, unless it is to be kept."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ops/bench query",
            "  ops/bench query --items 20000 --grow-to 0 --rounds 1",
            "  ops/bench query --keep --parts warm"
        })
public final class QueryBenchCommand implements Callable<Integer> {
    private static final int MANY = 8;

    private final BenchSite site;
    private final Console console = Console.standard();
    private final List<String> figures = new ArrayList<>();

    @Option(names = "--items", paramLabel = "N", description = "Items. Default: ${DEFAULT-VALUE}.")
    private int items = 1_000_000;

    @Option(
            names = "--grow-to",
            paramLabel = "N",
            description = "Items at the end, to see what grows with them; 0 for none. Default: three times --items.")
    private int growTo = -1;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Requests of a group in a round, about. Default: ${DEFAULT-VALUE}.")
    private int requests = 100;

    @Option(
            names = "--warm-seconds",
            paramLabel = "N",
            description = "How long everything is asked before anything counts. Default: ${DEFAULT-VALUE}.")
    private int warmSeconds = 180;

    @Option(
            names = "--keep",
            description = "Leaves the data where it is, and takes what an earlier --keep left of the same size.")
    private boolean keep;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            description = "What to measure, of ${COMPLETION-CANDIDATES}; later parts change the data. Default: all.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    /** What can be measured alone, in this order. */
    enum Part {
        WARM,
        RESTART,
        WRITING,
        REVIEWING,
        GROWTH
    }

    public QueryBenchCommand(BenchSite site) {
        this.site = site;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        try {
            run();
        } finally {
            if (!keep) {
                site.remove();
            }
        }
        console.blank();
        figures.forEach(console::line);
        return 0;
    }

    private void run() throws IOException, SQLException {
        QueryData.Keys keys;
        try (Host host = site.start();
                Connection connection = site.login().connect()) {
            keys = filled(connection).keys();
            awaitBitmaps(host, keys, items, "the tables or as they were saved");
            if (parts.contains(Part.WARM)) {
                measureWarm(measures(host, keys));
            }
        }
        if (!Collections.disjoint(parts, EnumSet.complementOf(EnumSet.of(Part.WARM)))) {
            measureAfterRestart(keys);
        }
    }

    private QueryData filled(Connection connection) throws IOException, SQLException {
        Optional<QueryData> kept = keep ? QueryData.find(connection, items) : Optional.empty();
        if (kept.isPresent()) {
            console.heading("The data of before");
            return kept.get();
        }
        console.heading("Writing " + items + " items and " + (items * 10L) + " predictions");
        long start = System.nanoTime();
        QueryData data = QueryData.create(connection, items);
        console.line(decimal("  took %.0f s", (System.nanoTime() - start) / 1e9));
        return data;
    }

    private void measureAfterRestart(QueryData.Keys keys) throws IOException, SQLException {
        try (Host host = site.start();
                Connection connection = site.login().connect()) {
            QueryData data = new QueryData(connection, keys);
            Measures measures = measures(host, keys);
            console.heading("After a restart, each query once, ms");
            console.line("  " + measures.oncePerQuery().text() + "  while the bitmaps are being loaded");
            awaitBitmaps(host, keys, items, "the tables or as they were saved");
            console.line("  " + measures.oncePerQuery().text() + "  with the bitmaps");
            measures.warmUp(Duration.ofSeconds(warmSeconds));
            if (parts.contains(Part.WRITING)) {
                new WritingMeasures(site, new Caller(host.endpoint(), host.key()), data, items, console, figures)
                        .take();
            }
            if (parts.contains(Part.REVIEWING)) {
                new ReviewMeasures(measures, new ReviewFlood(site.login(), data), items, console, figures).take();
            }
            if (parts.contains(Part.GROWTH)) {
                grow(host, data);
            }
        }
    }

    private Measures measures(Host host, QueryData.Keys keys) {
        return new Measures(new Caller(host.endpoint(), host.key()), keys.projectUid(), rounds, requests);
    }

    private void awaitBitmaps(Host host, QueryData.Keys keys, int all, String source) {
        double seconds = new Warmth(host.endpoint(), host.key(), keys.projectUid()).await(all);
        console.line(decimal("  bitmaps loaded from " + source + " within %.1f s", seconds));
    }

    private void measureWarm(Measures measures) throws IOException {
        measures.warmUp(Duration.ofSeconds(warmSeconds));
        GroupTimes alone = measures.groups(1);
        alone.show(console, "One client, ms, medians of " + rounds + " rounds");
        measures.groups(MANY).show(console, MANY + " clients, ms, medians of " + rounds + " rounds");
        console.heading("Each query alone, ms");
        measures.queries().forEach((name, times) -> console.line("  " + times.text() + "  " + name));
        addFigures(alone);
        BitmapMemory.mebibytes(site.metrics()).ifPresent(size -> figure("bitmaps_mb", size, "MiB"));
    }

    private void addFigures(GroupTimes alone) {
        figure("query_first_page_p50_ms", alone.of("first page", 0.5), "ms");
        figure("query_first_page_p95_ms", alone.of("first page", 0.95), "ms");
        figure("query_deep_page_p95_ms", alone.of("deep page", 0.95), "ms");
        figure("query_count_p95_ms", alone.of("count", 0.95), "ms");
        figure("query_facets_p95_ms", alone.of("facets", 0.95), "ms");
        figure("query_not_p95_ms", alone.of("not", 0.95), "ms");
        figure("query_versions_p95_ms", alone.of("versions", 0.95), "ms");
        figure("query_bad_p95_ms", alone.of("bad query", 0.95), "ms");
        double bare = alone.of("bare", 0.5);
        figure("query_first_page_ratio", alone.of("first page", 0.5) / bare, "ratio");
        figure("query_facets_ratio", alone.of("facets", 0.5) / bare, "ratio");
        figure("query_deep_page_ratio", alone.of("deep page", 0.5) / alone.of("its first page", 0.5), "ratio");
    }

    private void grow(Host host, QueryData data) throws IOException, SQLException {
        int wanted = growTo < 0 ? 3 * items : growTo;
        if (wanted <= items) {
            return;
        }
        console.heading("Growing to " + wanted + " items");
        data.growTo(wanted);
        awaitBitmaps(host, data.keys(), wanted, "the tables");
        Measures measures = measures(host, data.keys());
        measures.warmUp(Duration.ofSeconds(warmSeconds));
        measures.groups(1).show(console, "One client at " + wanted + " items, ms");
    }

    private void figure(String name, double value, String unit) {
        figures.add(String.format(Locale.ROOT, "figure %s %.2f %s", name, value, unit));
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
