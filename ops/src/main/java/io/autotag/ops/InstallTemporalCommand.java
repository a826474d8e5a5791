package io.autotag.ops;

import io.autotag.ops.cli.Console;
import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autotag install-temporal}: builds the Temporal server with the Go tool, into the home folder. */
@Command(
        name = "install-temporal",
        mixinStandardHelpOptions = true,
        description = "Builds the Temporal server from its published source with Go, into AUTOTAG_HOME/tools.")
final class InstallTemporalCommand implements Callable<Integer> {

    private static final Duration TELL_EVERY = Duration.ofSeconds(30);

    private final Home home;
    private final InstantSource clock = InstantSource.system();

    @Option(names = "--force", description = "Builds it again even if it is there.")
    private boolean force;

    InstallTemporalCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = Console.standard();
        Path target = home.tools().resolve("temporal");
        Optional<TemporalProgram> present = Files.isExecutable(target) ? TemporalProgram.at(target) : Optional.empty();
        if (!force && present.filter(TemporalProgram::isNewEnough).isPresent()) {
            console.line("The Temporal server " + present.get().server() + " is here already: " + target);
            return 0;
        }
        requireGo();
        home.create();
        console.line("Building " + TemporalProgram.MODULE + "; the first time takes about five minutes.");
        Path built = build(console);
        TemporalProgram program = TemporalProgram.at(built)
                .filter(TemporalProgram::isNewEnough)
                .orElseThrow(() -> new StartException("What Go built is not the expected Temporal server: " + built));
        Files.move(built, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        console.line("Installed the Temporal server " + program.server() + ": " + target);
        return 0;
    }

    private Path build(Console console) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.tools().resolve("build"));
        ProcessBuilder builder = new ProcessBuilder("go", "install", TemporalProgram.MODULE).inheritIO();
        builder.environment().put("GOBIN", folder.toString());
        Instant since = clock.instant();
        Process go = builder.start();
        while (!go.waitFor(TELL_EVERY.toSeconds(), TimeUnit.SECONDS)) {
            long seconds = Duration.between(since, clock.instant()).toSeconds();
            console.line("  still building after " + seconds + " s");
        }
        if (go.exitValue() != 0) {
            throw new StartException("Go could not build the Temporal server; what it said stands above.");
        }
        return folder.resolve("temporal");
    }

    private static void requireGo() throws InterruptedException {
        try {
            Process go = new ProcessBuilder("go", "version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            go.waitFor();
        } catch (IOException e) {
            throw new StartException(
                    "Go is not installed: install Go 1.24 or newer and call this again, or put a \"temporal\" program"
                            + " on the PATH, or set AUTOTAG_TEMPORAL_ADDRESS to a server that runs.",
                    e);
        }
    }
}
