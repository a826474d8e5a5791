package io.autotag.ops;

import io.autotag.ops.cli.Console;
import io.autotag.ops.process.Signals;
import io.autotag.ops.process.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code autotag down}: lets the supervisor end everything, in order. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops what \"up\" started: the worker finishes its batch, the database closes cleanly.")
final class DownCommand implements Callable<Integer> {

    /** The sum of what its parts may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Home home;

    DownCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        Console console = Console.standard();
        Optional<ProcessHandle> supervisor = new Background(home).supervisor();
        if (supervisor.isEmpty()) {
            console.line("Autotag does not run in " + home.root() + ".");
            return 0;
        }
        boolean clean = Signals.end(supervisor.get(), StopSignal.TERM, PATIENCE);
        console.line(
                clean
                        ? console.tick() + " Autotag is stopped; its data stays in " + home.root() + "."
                        : console.cross() + " The supervisor did not end within " + PATIENCE.toMinutes()
                                + " minutes and was killed; the next start cleans up behind it.");
        return clean ? 0 : 1;
    }
}
