package io.autotag.ops;

import io.autotag.ops.cli.Console;
import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autotag install-temporal}: builds the Temporal server with the Go tool, into the home folder. */
@Command(
        name = "install-temporal",
        mixinStandardHelpOptions = true,
        description = "Builds the Temporal server from its published source with Go, into AUTOTAG_HOME/tools.")
final class InstallTemporalCommand implements Callable<Integer> {

    private static final GoBuild BUILD = new GoBuild(
            TemporalProgram.MODULE,
            "put a \"temporal\" program on the PATH, or set AUTOTAG_TEMPORAL_ADDRESS to a server that runs");

    private final Home home;

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
        console.line("Building " + TemporalProgram.MODULE + "; the first time takes about five minutes.");
        Path built = BUILD.in(home, console);
        TemporalProgram program = TemporalProgram.at(built)
                .filter(TemporalProgram::isNewEnough)
                .orElseThrow(() -> new StartException("What Go built is not the expected Temporal server: " + built));
        Files.move(built, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        console.line("Installed the Temporal server " + program.server() + ": " + target);
        return 0;
    }
}
