package io.autotag.ops;

import io.autotag.ops.process.Foreground;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code autotag worker}: one worker process against a PostgreSQL and a Temporal of the operator's. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs one worker process, with the database and Temporal given; as many as wanted may run.",
            "It needs the same blobs as the API: the same folder, or one that is shared."
        })
final class WorkerCommand implements Callable<Integer> {

    private final Home home;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    WorkerCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        home.create();
        Wiring wiring = Wiring.given(options.settings(), home);
        return Foreground.run(new WorkerUnit(home, wiring).prepare());
    }
}
