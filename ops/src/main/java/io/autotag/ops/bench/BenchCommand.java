package io.autotag.ops.bench;

import io.autotag.ops.bench.query.BenchSite;
import io.autotag.ops.bench.query.CompareBenchCommand;
import io.autotag.ops.bench.query.QueryBenchCommand;
import io.autotag.ops.bench.query.SimilarBenchCommand;
import io.autotag.ops.bench.review.RecalibrateBenchCommand;
import io.autotag.ops.bench.review.ReviewBenchCommand;
import io.autotag.ops.bench.ui.UiBenchCommand;
import io.autotag.ops.cli.GraphImport;
import io.autotag.ops.cli.demo.Host;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ops/bench}: the benchmarks, each a subcommand. */
@Command(
        name = "bench",
        hidden = true,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Benchmarks. Each prints ratios taken in one run and ends in lines \"figure NAME VALUE UNIT\".",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ops/bench run-throughput",
            "  ops/bench calling",
            "  ops/bench query",
            "  ops/bench review",
            "  ops/bench recalibrate",
            "  ops/bench compare",
            "  ops/bench similar",
            "  ops/bench scale",
            "  ops/bench fairness",
            "  ops/bench ui"
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private BenchCommand() {}

    /**
     * The command with its benchmarks.
     *
     * @param home the folder of files that are kept between benchmarks
     * @param starter brings up the product in the folder {@code bench} below it
     * @param sites gives the product with its database, in the folder of that name below it
     */
    public static CommandLine in(
            Path home, Host.Starter starter, Function<String, BenchSite> sites, WorkerJvm jvm, GraphImport graphs) {
        RecalibrateBenchCommand recalibrate = new RecalibrateBenchCommand(sites.apply("bench-recalibrate"));
        return new CommandLine(new BenchCommand())
                .addSubcommand(new RunThroughputCommand(home, starter, jvm, graphs))
                .addSubcommand(new CallingCommand(home, graphs))
                .addSubcommand(new QueryBenchCommand(sites.apply("bench-query")))
                .addSubcommand(new ReviewBenchCommand(sites.apply("bench-review")))
                .addSubcommand(recalibrate)
                .addSubcommand(new CompareBenchCommand(sites.apply("bench-compare"), recalibrate::figures))
                .addSubcommand(new SimilarBenchCommand(sites.apply("bench-similar")))
                .addSubcommand(new ScaleCommand(home, sites.apply("bench-scale")))
                .addSubcommand(new FairnessCommand(home, sites.apply("bench-fairness"), graphs))
                .addSubcommand(new UiBenchCommand(sites.apply("bench-ui")));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
