package io.autotag.ops.bench.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.ops.bench.query.Caller.Request;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.demo.Host;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ops/bench similar}: how long it takes to compare an item with all others by their embeddings. */
@Command(
        name = "similar",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fills an Autotag of its own with items that a model describes, and takes the times over HTTP of finding those",
            "most similar to one: among all, and among those of a query. Takes the data away at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ops/bench similar", "  ops/bench similar --items 20000 --numbers 1792"})
public final class SimilarBenchCommand implements Callable<Integer> {

    private static final int WARM = 2;

    private final BenchSite site;
    private final Console console = Console.standard();

    @Option(names = "--items", paramLabel = "N", description = "Items. Default: ${DEFAULT-VALUE}.")
    private int items = 100_000;

    @Option(names = "--numbers", paramLabel = "N", description = "Of an embedding. Default: ${DEFAULT-VALUE}.")
    private int numbers = 512;

    @Option(names = "--rounds", paramLabel = "N", description = "Searches. Default: ${DEFAULT-VALUE}.")
    private int rounds = 9;

    public SimilarBenchCommand(BenchSite site) {
        this.site = site;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        try (Host host = site.start();
                Connection connection = connect()) {
            console.heading("Writing " + items + " items with embeddings of " + numbers + " numbers");
            QueryData data = QueryData.create(connection, items);
            EmbeddingData.write(connection, data, items, numbers);
            String item = QueryData.text(
                    connection,
                    "SELECT uid FROM item WHERE dataset_id = " + data.keys().datasetId() + " ORDER BY id LIMIT 1");
            measure(new Caller(host.endpoint(), host.key()), data.projectUid(), item);
        } finally {
            site.remove();
        }
        return 0;
    }

    private void measure(Caller caller, String project, String item) {
        String path = "/projects/" + project + "/items/" + item + "/similar/?limit=50&training_set="
                + EmbeddingData.TRAINING_SET + "&query=";
        console.heading("The fifty most similar of all, ms");
        Latencies all = times(caller, path);
        int compared = caller.ask(Request.get(path)).json().path("compared").asInt();
        if (compared != items - 1) {
            throw CliException.refused(compared + " items were compared instead of " + (items - 1) + ".");
        }
        console.heading("The fifty most similar of a query, ms");
        String query = path + "score%20%3E%3D%200.9";
        times(caller, query);
        JsonNode some = caller.ask(Request.get(query)).json();
        console.line("  of " + some.path("compared").asInt());
        console.blank();
        console.line(String.format(Locale.ROOT, "figure similar_100k_s %.2f s", all.p50() / 1000 * 100_000 / items));
    }

    private Latencies times(Caller caller, String path) {
        caller.times(List.of(Request.get(path)), WARM, 1, 200);
        Latencies times = caller.times(List.of(Request.get(path)), rounds, 1, 200);
        console.line("  one at a time:         " + times.text());
        return times;
    }

    private Connection connect() throws SQLException {
        Login login = site.login();
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
