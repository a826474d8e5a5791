package io.autotag.ops;

import io.autotag.model.tfjs.ImportException;
import io.autotag.model.tfjs.TfjsImporter;
import io.autotag.ops.bench.BenchCommand;
import io.autotag.ops.check.CheckModelsCommand;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Commands;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.demo.DemoCommand;
import io.autotag.ops.cli.demo.Host;
import io.autotag.ops.process.StartException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

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
        CommandLine root = new CommandLine(new Main())
                .addSubcommand(new DemoCommand(home.root(), host(home), Main::importGraph))
                .addSubcommand(new UpCommand(home))
                .addSubcommand(new DownCommand(home))
                .addSubcommand(new StatusCommand(home));
        Commands.addTo(root, Main::importGraph);
        root.addSubcommand(new ApiCommand(home))
                .addSubcommand(new WorkerCommand(home))
                .addSubcommand(new InstallTemporalCommand(home))
                .addSubcommand(new InstallS3Command(home))
                .addSubcommand(new CheckModelsCommand(Console.standard()::line))
                .addSubcommand(BenchCommand.in(
                        home.root(),
                        host(new Home(home.root().resolve("bench"))),
                        name -> new OwnBenchSite(new Home(home.root().resolve(name))),
                        Main::likeTheWorker,
                        Main::importGraph));
        IExecutionExceptionHandler others = root.getExecutionExceptionHandler();
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(root.getParameterExceptionHandler())
                .setExecutionExceptionHandler((thrown, command, parsed) -> thrown instanceof StartException known
                        ? failed(known, command)
                        : others.handleExecutionException(thrown, command, parsed));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What could not be started is one sentence. */
    private static int failed(StartException thrown, CommandLine command) {
        command.getErr().println("autotag: " + thrown.sentence());
        return 1;
    }

    private static Host.Starter host(Home home) {
        Console console = Console.standard();
        return () -> OwnHost.start(home, SettingsOptions.ofEnvironment(), System.getenv(), console::line);
    }

    private static ProcessBuilder likeTheWorker(String mainClass, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(Jvm.WORKER.command(mainClass, arguments.toArray(String[]::new)));
        builder.environment().putAll(Jvm.WORKER.environment());
        return builder;
    }

    private static void importGraph(Path modelJson, Path onnx) {
        try {
            TfjsImporter.importModel(modelJson, onnx);
        } catch (ImportException e) {
            throw new CliException(CliException.Code.REFUSED, e.sentence(), e);
        }
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
