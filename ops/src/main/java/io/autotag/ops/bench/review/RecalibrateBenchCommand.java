package io.autotag.ops.bench.review;

import io.autotag.ops.bench.query.BenchSite;
import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.demo.Host;
import io.autotag.store.Database;
import io.autotag.store.DatabaseSettings;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ops/bench recalibrate}: scores written anew while people turn pages. */
@Command(
        name = "recalibrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fills an Autotag of its own with ten predictions an item, a fifth of which are reviewed, fits a calibration",
            "and puts it in force over HTTP, while another person turns pages by score. Takes the data away at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = "  ops/bench recalibrate --predictions 1000000")
public final class RecalibrateBenchCommand implements Callable<Integer> {

    private static final int CONNECTIONS = 4;

    private final BenchSite site;
    private final Console console = Console.standard();

    @Option(
            names = "--predictions",
            paramLabel = "N",
            description = "How many there are besides the reviewed ones. Default: ${DEFAULT-VALUE}.")
    private long predictions = 800_000;

    public RecalibrateBenchCommand(BenchSite site) {
        this.site = site;
    }

    @Override
    public Integer call() {
        List<String> figures = figures(predictions);
        console.blank();
        figures.forEach(console::line);
        return 0;
    }

    /**
     * Measures, and takes the data away.
     *
     * @param wanted predictions besides the reviewed ones
     * @return its lines {@code figure NAME VALUE UNIT}
     */
    public List<String> figures(long wanted) {
        try (Host host = site.start()) {
            return measure(host, plant(wanted));
        } finally {
            site.remove();
        }
    }

    private ReviewWorld plant(long wanted) {
        console.heading("Writing " + wanted + " predictions, and a quarter as many that are reviewed");
        Login login = site.login();
        try (Database database =
                Database.open(new DatabaseSettings(login.url(), login.user(), login.password(), CONNECTIONS))) {
            return ReviewWorld.plant(database, wanted);
        }
    }

    private List<String> measure(Host host, ReviewWorld world) {
        RecalibrateMeasures.Measured measured = new RecalibrateMeasures(
                        host.endpoint(), world.operator(), world.projectUid())
                .take("object_prefix:" + ReviewWorld.label(0));
        console.line(decimal("  proposed in %.1f s", measured.proposing()));
        console.line(
                decimal("  %.0f rows, seen by everybody after %.1f s", (double) measured.rows(), measured.rewriting()));
        console.line("  pages before, ms:      " + measured.quiet().text());
        console.line("  pages meanwhile, ms:   " + measured.meanwhile().text());
        return List.of(
                decimal("figure recalibrate_1m_s %.1f s", measured.rewriting() * 1e6 / measured.rows()),
                decimal(
                        "figure page_during_recalibration_p95_ms %.1f ms",
                        measured.meanwhile().p95()));
    }

    private static String decimal(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
