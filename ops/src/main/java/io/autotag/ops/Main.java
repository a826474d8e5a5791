package io.autotag.ops;

import io.autotag.ops.process.StartException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code autotag} command: everything it can do, in the order of its help. */
@Command(
        name = "autotag",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Pre-labels images with machine-learning models.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nStart here:%n",
        footer = "  autotag demo")
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(Home.of(System.getenv())).execute(arguments));
    }

    /** The whole command line over one home folder. */
    static CommandLine commandLine(Home home) {
        return new CommandLine(new Main())
                .addSubcommand(new UpCommand(home))
                .addSubcommand(new DownCommand(home))
                .addSubcommand(new StatusCommand(home))
                .addSubcommand(new ApiCommand(home))
                .addSubcommand(new WorkerCommand(home))
                .addSubcommand(new InstallTemporalCommand(home))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::failed);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What could not be started is one sentence. */
    private static int failed(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (thrown instanceof StartException known) {
            command.getErr().println("autotag: " + known.sentence());
            return 1;
        }
        throw thrown;
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"autotag " + (version == null ? "(built from source)" : version)};
        }
    }
}
