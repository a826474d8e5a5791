package io.autotag.ops;

import io.autotag.ops.process.Foreground;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code autotag api}: one API process against a PostgreSQL and a Temporal of the operator's. */
@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs one API process, with the database and Temporal given; as many as wanted may run.",
            "With \"-o json\" each line of its log is a JSON object."
        })
final class ApiCommand implements Callable<Integer> {

    private final Home home;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    ApiCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        Settings settings = options.settings();
        home.create();
        int port = settings.port().orElse(Settings.DEFAULT_PORT);
        int adminPort = settings.adminPort().orElse(Settings.DEFAULT_ADMIN_PORT);
        String secret = settings.secret().orElseGet(home::secret);
        return Foreground.run(new ApiUnit(
                        home, Wiring.given(settings, home), settings.host(), port, adminPort, settings.url(), secret)
                .prepare()
                .with(output.logVariables()));
    }
}
