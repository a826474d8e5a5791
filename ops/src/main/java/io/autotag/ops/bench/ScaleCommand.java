package io.autotag.ops.bench;

import io.autotag.ops.bench.query.BenchSite;
import io.autotag.ops.bench.query.Pictures;
import io.autotag.ops.bench.query.WalPosition;
import io.autotag.ops.bench.query.WriteCost;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.RunView;
import io.autotag.ops.cli.demo.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ops/bench scale}: what three workers do that one does, and what a prediction costs those whom all workers share. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tags small pictures with a model that takes 50 ms and no processor, by one worker and by three in turns, and",
            "prints the ratio of their speeds; counts what a run is to PostgreSQL and to Temporal, and how fast PostgreSQL",
            "takes predictions. Takes about ten minutes, and its data away at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ops/bench scale", "  ops/bench scale --items 600 --rounds 1"})
final class ScaleCommand implements Callable<Integer> {

    private static final Duration MODEL = Duration.ofMillis(50);

    /** As a worker on two cores has two threads for a model that computes. */
    private static final int CALLS_OF_A_WORKER = 2;

    private static final int WORKERS = 3;
    private static final int WARM_ITEMS = 400;
    private static final int WRITTEN_ITEMS = 20_000;
    private static final int MOST_WRITERS = 2;

    private final Path home;
    private final BenchSite site;
    private final Console console = Console.standard();
    private final List<String> figures = new ArrayList<>();
    private final List<Double> walOfOne = new ArrayList<>();
    private final List<Double> walOfThree = new ArrayList<>();

    @Option(names = "--items", paramLabel = "N", description = "Pictures of a run. Default: ${DEFAULT-VALUE}.")
    private int items = 4_500;

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of either. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long PostgreSQL is written to at full speed, each time. Default: ${DEFAULT-VALUE}.")
    private double seconds = 15;

    ScaleCommand(Path home, BenchSite site) {
        this.home = home;
        this.site = site;
    }

    @Override
    public Integer call() throws IOException {
        if (!Boolean.parseBoolean(System.getenv("AUTOTAG_EGRESS_HTTP"))) {
            throw CliException.usage(
                    "The workers must be allowed to call this machine: start it by \"ops/bench scale\".");
        }
        Path folder = Files.createDirectories(home.resolve("bench").resolve("scale"));
        try (Host host = site.start();
                SlowModel model = new SlowModel(MODEL)) {
            runs(host, model, folder);
            writing();
        } finally {
            site.remove();
        }
        console.blank();
        figures.forEach(console::line);
        return 0;
    }

    private void runs(Host host, SlowModel model, Path folder) throws IOException {
        ApiClient api = new ApiClient(host.endpoint(), Optional.of(host.key()));
        console.heading("One worker and three, pictures a second");
        ProductSide warm = side(api, model, folder, "scale-warm", WARM_ITEMS);
        ProductSide side = side(api, model, folder, "scale", items);
        Rounds speeds = new Rounds();
        try (WalPosition log = WalPosition.of(site.login())) {
            warm.picturesPerSecond();
            for (int round = 1; round <= rounds; round++) {
                RunView one = measured(side, log, walOfOne);
                RunView three = withMoreWorkers(warm, side, log);
                speeds.add(ProductSide.picturesPerSecond(one), ProductSide.picturesPerSecond(three));
                console.line("  round " + round + text(": one %.1f", ProductSide.picturesPerSecond(one))
                        + text(", three %.1f", ProductSide.picturesPerSecond(three)));
                if (round == rounds) {
                    history(three);
                }
            }
        }
        console.line(text("  medians: one %.1f", speeds.bare()) + text(", three %.1f", speeds.product()));
        figures.add(0, text("figure scale_3_workers_ratio %.3f ratio", speeds.ratio()));
        figures.add(text("figure scale_run_wal_per_prediction_one %.0f bytes", Rounds.median(walOfOne)));
        figures.add(text("figure scale_run_wal_per_prediction_three %.0f bytes", Rounds.median(walOfThree)));
    }

    /** Workers that have just started would show how fast Java compiles. */
    private RunView withMoreWorkers(ProductSide warm, ProductSide side, WalPosition log) {
        BenchSite.Workers more = site.moreWorkers(WORKERS - 1);
        try {
            warm.picturesPerSecond();
            return measured(side, log, walOfThree);
        } finally {
            more.close();
        }
    }

    private static RunView measured(ProductSide side, WalPosition log, List<Double> walOfPredictions) {
        long before = log.bytes();
        RunView run = side.run();
        long predictions = run.count("successful_items") * SlowModel.BOXES;
        walOfPredictions.add((log.bytes() - before) / (double) predictions);
        return run;
    }

    private ProductSide side(ApiClient api, SlowModel model, Path folder, String word, int count) throws IOException {
        Path pictures = folder.resolve(word + "-" + count);
        Pictures.SMALL.paint(pictures, count);
        Path description = model.description(folder, CALLS_OF_A_WORKER);
        return ProductSide.prepare(api, console, word, pictures, description, SlowModel.card(folder));
    }

    private void history(RunView run) {
        RunHistory history = RunHistory.of(site.temporal(), run.uid());
        console.line("  to Temporal the last run was " + history.events() + " events and " + history.actions()
                + " actions for " + history.chunks() + " chunks");
        figures.add(text(
                "figure scale_temporal_actions_per_chunk %.2f actions", history.actions() / (double) history.chunks()));
        figures.add(text(
                "figure scale_temporal_events_per_chunk %.2f events", history.events() / (double) history.chunks()));
    }

    private void writing() throws IOException {
        console.heading("PostgreSQL, written as a run writes, at full speed");
        long onDisk = WriteCost.plant(site.login(), WRITTEN_ITEMS);
        console.line("  " + onDisk + " bytes on the disk a prediction, indexes included");
        figures.add("figure scale_disk_per_prediction " + onDisk + " bytes");
        for (int writers = 1; writers <= MOST_WRITERS; writers++) {
            WriteCost cost = WriteCost.measure(site.login(), WRITTEN_ITEMS, writers, seconds);
            console.line("  writers " + writers + text(": %.0f predictions a second", cost.rowsASecond())
                    + text(", %.0f bytes of write-ahead log each", cost.walBytesARow()));
            figures.add(text("figure scale_predictions_per_s_" + writers + "_writers %.0f rows/s", cost.rowsASecond()));
            figures.add(
                    text("figure scale_wal_per_prediction_" + writers + "_writers %.0f bytes", cost.walBytesARow()));
        }
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
