package io.autotag.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.TemporalChoice.Missing;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Endpoint;
import io.autotag.ops.cli.SignInLink;
import io.autotag.ops.process.StartException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code autotag up}: everything on this machine, in the background or in the place of the command. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts PostgreSQL, Temporal, the API and a worker on this machine, and keeps them running.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag up",
            "  autotag up --foreground --port 9000      (for a service manager)",
            "  AUTOTAG_DB_PASSWORD=secret autotag up --db-url jdbc:postgresql://db/autotag"
        })
final class UpCommand implements Callable<Integer> {

    private final Home home;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(names = "--foreground", description = "Stays until Ctrl-C or SIGTERM instead of going to the background.")
    private boolean foreground;

    @Option(
            names = "--ephemeral",
            description =
                    "Uses the Temporal inside a JVM, which forgets what it knew when it ends; the database does not.")
    private boolean ephemeral;

    UpCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() throws InterruptedException {
        Console console = Console.standard();
        Settings settings = options.settings();
        if (foreground) {
            stay(console, settings);
        } else {
            Background background = new Background(home);
            Running running =
                    background.start(spec.commandLine().getParseResult().originalArgs());
            tell(console, running, console.tick() + " ");
            if (!output.isJson()) {
                console.line("  The first key is in " + home.adminKey() + "; \"ops/autotag down\" stops it.");
            }
        }
        return 0;
    }

    private void stay(Console console, Settings settings) throws InterruptedException {
        Consumer<String> onTheWay = (output.isJson() ? Console.error() : console)::line;
        Optional<AllInOne> taken = AllInOne.in(home, onTheWay);
        AllInOne all = taken.orElseThrow(() -> new StartException("Autotag already runs in " + home.root()
                + "; \"ops/autotag status\" shows it, \"ops/autotag down\" stops it."));
        try (all) {
            Running running = all.start(settings, temporal(settings, onTheWay));
            tell(console, running, "");
            all.awaitClosed();
        }
    }

    private void tell(Console console, Running running, String mark) {
        if (output.isJson()) {
            console.line(OutputOption.text(json(running)));
        } else {
            console.line(mark + "Autotag runs at " + running.url() + " with " + running.temporal() + ".");
            console.line(howToSignIn(running));
        }
    }

    private String howToSignIn(Running running) {
        return signInLink(running)
                .map(link -> "  Open " + link + " (signs one browser in, once).")
                .orElse("  Open " + running.url() + " and sign in with a key.");
    }

    /** Empty where there is no key that could make one: a database of yours may hold keys that are not here. */
    private Optional<String> signInLink(Running running) {
        if (!Files.isReadable(home.adminKey())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    SignInLink.url(new ApiClient(new Endpoint(running.url()), Optional.of(AllInOne.adminKey(home)))));
        } catch (CliException refused) {
            return Optional.empty();
        }
    }

    private ObjectNode json(Running running) {
        ObjectNode json = OutputOption.object()
                .put("url", running.url().toString())
                .put("temporal", running.temporal())
                .put("key_file", home.adminKey().toString());
        signInLink(running).ifPresent(link -> json.put("sign_in_url", link));
        return json;
    }

    private TemporalChoice temporal(Settings settings, Consumer<String> tell) {
        return ephemeral
                ? TemporalChoice.ephemeral(home)
                : TemporalChoice.first(settings, home, System.getenv(), Missing.REFUSE, tell);
    }
}
