package io.autotag.ops.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands that talk REST, and how every command reports what went wrong. */
public final class Commands {

    private Commands() {}

    /** Adds the commands to the root and sets its error handling; answers the root. */
    public static CommandLine addTo(CommandLine root, GraphImport graphs) {
        CommandLine models = new CommandLine(new ModelsCommand())
                .addSubcommand(new AddModelCommand())
                .addSubcommand(new PreviewCommand())
                .addSubcommand(new TestProviderCommand())
                .addSubcommand(new ActivateCommand())
                .addSubcommand(new RollbackCommand())
                .addSubcommand(new ActivationsCommand())
                .addSubcommand(new RetireCommand())
                .addSubcommand(new ExportModelCommand())
                .addSubcommand(new NoteCommand())
                .addSubcommand(new CalibrateCommand())
                .addSubcommand(new ThresholdsCommand())
                .addSubcommand(new ImportTfjsCommand(graphs));
        CommandLine runs = new CommandLine(new RunsCommand())
                .addSubcommand(new TuneCommand())
                .addSubcommand(new RunHistoryCommand());
        CommandLine sources = new CommandLine(new SourcesCommand()).addSubcommand(new AddSourceCommand());
        root.addSubcommand(models)
                .addSubcommand(new DatasetsCommand())
                .addSubcommand(sources)
                .addSubcommand(new ProjectsCommand())
                .addSubcommand(new SlicesCommand())
                .addSubcommand(new RunCommand())
                .addSubcommand(runs)
                .addSubcommand(new WorkersCommand())
                .addSubcommand(new QueryCommand())
                .addSubcommand(new SimilarCommand())
                .addSubcommand(new CompareCommand())
                .addSubcommand(new ReviewCommand())
                .addSubcommand(new BulkCommand())
                .addSubcommand(new UndoCommand())
                .addSubcommand(new GroundTruthCommand())
                .addSubcommand(new EvaluateCommand())
                .addSubcommand(new WebhooksCommand())
                .addSubcommand(new ExportCommand())
                .addSubcommand(new ExportsCommand())
                .addSubcommand(new KeysCommand())
                .addSubcommand(new AuditCommand())
                .addSubcommand(new SecretsCommand())
                .addSubcommand(new SignInCommand());
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Commands::failed)
                .setParameterExceptionHandler(Commands::misused);
    }

    private static int failed(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (thrown instanceof CliException known) {
            command.getErr().println("autotag: " + known.sentence());
            return known.code().exit();
        }
        throw thrown;
    }

    private static int misused(ParameterException wrong, String[] arguments) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println("autotag: " + sentence(wrong));
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
            err.println("Try \"" + command + " --help\".");
        }
        return CliException.Code.USAGE.exit();
    }

    /** Of options that exclude each other picocli speaks with a word before it that others have not. */
    private static String sentence(ParameterException wrong) {
        return String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    }
}
