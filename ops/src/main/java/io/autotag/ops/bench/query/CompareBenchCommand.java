package io.autotag.ops.bench.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.bench.query.Caller.Answer;
import io.autotag.ops.bench.query.Caller.Request;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.demo.Host;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ops/bench compare}: how long it takes to compare two versions, to go through what they disagree about, and to write
 * scores anew.
 */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fills an Autotag of its own with items of five predictions by either of two versions, three in ten reviewed,",
            "and takes the times over HTTP: of comparing the two, anew each time, and of the pages of what they disagree",
            "about. Then does what \"ops/bench recalibrate\" does. Takes the data away at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ops/bench compare", "  ops/bench compare --items 20000 --rounds 3 --predictions 80000"})
public final class CompareBenchCommand implements Callable<Integer> {

    private static final int WARM = 2;
    private static final int PAGES = 100;
    private static final int PAGE = 50;

    private final BenchSite site;
    private final LongFunction<List<String>> recalibrating;
    private final Console console = Console.standard();
    private final List<String> figures = new ArrayList<>();

    @Option(names = "--items", paramLabel = "N", description = "Items. Default: ${DEFAULT-VALUE}.")
    private int items = 100_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Comparisons. Default: ${DEFAULT-VALUE}.")
    private int rounds = 9;

    @Option(
            names = "--predictions",
            paramLabel = "N",
            description = "Of those that are recalibrated, besides the reviewed ones. Default: ${DEFAULT-VALUE}.")
    private long predictions = 800_000;

    /** @param recalibrating measures how so many scores are written anew, and answers the lines of its figures */
    public CompareBenchCommand(BenchSite site, LongFunction<List<String>> recalibrating) {
        this.site = site;
        this.recalibrating = recalibrating;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        try (Host host = site.start();
                Connection connection = site.login().connect()) {
            console.heading("Writing " + items + " items and " + (items * 10L) + " predictions");
            QueryData data = QueryData.create(connection, items);
            CompareTruths.add(data);
            measure(new Caller(host.endpoint(), host.key()), data);
        } finally {
            site.remove();
        }
        figures.addAll(recalibrating.apply(predictions));
        console.blank();
        figures.forEach(console::line);
        return 0;
    }

    private void measure(Caller caller, QueryData data) {
        String versions = "?a=query-bench@1&b=query-bench@2";
        String path = "/projects/" + data.projectUid() + "/compare/";
        compare(caller, path + versions + "&fresh=true");
        disagreements(caller, path + "disagreements/" + versions + "&limit=" + PAGE);
    }

    private void compare(Caller caller, String path) {
        console.heading("Comparing all of them, ms");
        caller.times(List.of(Request.get(path)), WARM, 1, 200);
        Latencies times = caller.times(List.of(Request.get(path)), rounds, 1, 200);
        JsonNode last = caller.ask(Request.get(path)).json();
        if (last.path("items").asInt() != items) {
            throw CliException.refused(last.path("items") + " items were compared instead of " + items + ".");
        }
        console.line("  one at a time:         " + times.text());
        console.line(decimal("  agreed %d, reviews of B %d", count(last, "outcomes", "agreed"), reviews(last)));
        figures.add(decimal("figure compare_100k_s %.2f s", times.p50() / 1000 * 100_000 / items));
    }

    private static long reviews(JsonNode compared) {
        return count(compared.path("b"), "precision", "of");
    }

    private static long count(JsonNode tree, String one, String other) {
        return tree.path(one).path(other).asLong();
    }

    /** From page to page, as somebody scrolls; from the first again at the end. */
    private void disagreements(Caller caller, String path) {
        console.heading("Pages of " + PAGE + " items they disagree about, ms");
        List<Answer> pages = new ArrayList<>();
        String next = path;
        for (int page = 0; page < WARM * PAGES; page++) {
            Answer answer = caller.ask(Request.get(next));
            pages.add(answer);
            String following = answer.json().path("next").asText("").replaceFirst(".*/api/v1", "");
            next = following.isEmpty() || following.equals("null") ? path : following;
        }
        Stream<Answer> warm = pages.stream().skip(PAGES);
        Latencies times = new Latencies(warm.map(Answer::millis).toList());
        console.line("  one client:            " + times.text());
        figures.add(decimal("figure disagreement_page_p95_ms %.1f ms", times.p95()));
    }

    private static String decimal(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
