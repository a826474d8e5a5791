package io.autotag.ops;

import io.autotag.ops.cli.Console;
import io.autotag.ops.process.Signals;
import io.autotag.ops.process.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code autotag down}: lets the supervisor end everything, in order. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops what \"up\" started: the worker finishes its batch, the database closes cleanly.")
final class DownCommand implements Callable<Integer> {

    /** The sum of what its parts may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Home home;

    @Mixin
    private OutputOption output = new OutputOption();

    DownCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        Console console = Console.standard();
        Optional<ProcessHandle> supervisor = new Background(home).supervisor();
        boolean clean = supervisor.isEmpty() || Signals.end(supervisor.get(), StopSignal.TERM, PATIENCE);
        console.line(
                output.isJson()
                        ? OutputOption.text(OutputOption.object()
                                .put("home", home.root().toString())
                                .put("was_running", supervisor.isPresent())
                                .put("clean", clean))
                        : sentence(console, supervisor.isPresent(), clean));
        return clean ? 0 : 1;
    }

    private String sentence(Console console, boolean ran, boolean clean) {
        if (!ran) {
            return "Autotag does not run in " + home.root() + ".";
        }
        return clean
                ? console.tick() + " Autotag is stopped; its data stays in " + home.root() + "."
                : console.cross() + " The supervisor did not end within " + PATIENCE.toMinutes()
                        + " minutes and was killed; the next start cleans up behind it.";
    }
}
