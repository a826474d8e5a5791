package io.autotag.ops.bench;

import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.postgres.PostgresUnit;
import io.autotag.ops.process.Supervisor;
import io.autotag.store.Database;
import io.autotag.store.DatabaseSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ops/bench review-bulk}: a bulk accept and its undo over a tenth of the predictions while a person saves. */
@Command(
        name = "review-bulk",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plants predictions in a PostgreSQL of its own with full durability, accepts a tenth of them in bulk and",
            "takes that back, while a person saves one review after the other."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ops/bench review-bulk", "  ops/bench review-bulk --predictions 100000"})
final class ReviewBulkCommand implements Callable<Integer> {

    private static final int CONNECTIONS = 6;

    private final Path home;
    private final Console console = Console.standard();

    @Option(
            names = "--predictions",
            paramLabel = "N",
            description = "How many there are; a tenth of them is accepted. Default: ${DEFAULT-VALUE}.")
    private long predictions = 10_000_000;

    /** @param home the folder of files that are kept between benchmarks */
    ReviewBulkCommand(Path home) {
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (predictions < 1_000) {
            throw CliException.refused("Give at least 1000 predictions.");
        }
        Path folder = Files.createTempDirectory(
                Files.createDirectories(home.resolve("bench").resolve("review")), "bulk");
        try {
            measureIn(folder);
        } finally {
            delete(folder);
        }
        return 0;
    }

    private void measureIn(Path folder) throws IOException, InterruptedException, ExecutionException {
        PostgresUnit postgres = new PostgresUnit(folder, freePort());
        try (Supervisor supervisor = new Supervisor(folder, folder, console::line)) {
            supervisor.start(postgres);
            DatabaseSettings settings =
                    new DatabaseSettings(postgres.jdbcUrl(), postgres.user(), postgres.password(), CONNECTIONS);
            Database.migrate(settings);
            try (Database database = Database.open(settings)) {
                measure(database);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void measure(Database database) throws InterruptedException, ExecutionException {
        console.line("planting " + predictions + " predictions");
        ReviewWorld world = ReviewWorld.plant(database, predictions);
        BulkReview.Measured measured = new BulkReview(database, world).measure();
        console.line("bulk accept of " + measured.predictions() + " predictions, of which freezing took "
                + seconds(measured.freezing().toMillis()) + " s; " + measured.saves() + " single saves meanwhile");
        console.blank();
        long applying = measured.freezing().plus(measured.applying()).toMillis();
        console.line("figure bulk_accept_1m_s " + perMillion(applying, measured) + " s");
        console.line("figure bulk_undo_1m_s " + perMillion(measured.undoing().toMillis(), measured) + " s");
        console.line("figure save_during_bulk_p95_ms " + measured.saveP95().toMillis() + " ms");
    }

    /** What a million would take at this pace; with ten million predictions it is what it took. */
    private static String perMillion(long millis, BulkReview.Measured measured) {
        return seconds(millis * 1_000_000 / Math.max(1, measured.predictions()));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
