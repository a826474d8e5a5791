package io.autotag.ops.bench;

import io.autotag.model.Calling;
import io.autotag.model.Measured;
import io.autotag.model.ModelCard;
import io.autotag.model.ModelException;
import io.autotag.model.ModelFile;
import io.autotag.model.TaggerOptions;
import io.autotag.model.Tuning;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.GraphImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ops/bench calling}: what callers, threads and batches are worth on this machine. */
@Command(
        name = "calling",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Calls models in every way that a worker measures before a large run and prints how fast each was, without",
            "decoding pictures: so many callers, so many threads for each, pictures one by one or in batches. A batch is",
            "left out where the model takes none, or too large ones, or answers a bit otherwise. About a minute."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ops/bench calling", "  ops/bench calling --model ~/models/mobilenetv2.onnx --rounds 5"})
final class CallingCommand implements Callable<Integer> {

    private final Path home;
    private final GraphImport graphs;
    private final Console console = Console.standard();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "An ONNX file besides the two usual ones, with its card beside it as FILE.yaml where it needs"
                    + " one; may be given several times.")
    private List<Path> models = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of all ways. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    CallingCommand(Path home, GraphImport graphs) {
        this.home = home;
        this.graphs = graphs;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1) {
            throw CliException.usage("--rounds must be 1 or more.");
        }
        BenchFiles files = BenchFiles.in(home, graphs);
        List<Measurable> measurables = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            Path card = files.card(workload);
            measurables.add(Measurable.of(workload.word(), files.onnx(workload), Optional.of(card)));
        }
        for (Path model : models) {
            Path card = model.resolveSibling(model.getFileName() + ".yaml");
            measurables.add(Measurable.of(stem(model), model, Optional.of(card).filter(Files::isRegularFile)));
        }
        List<String> figures = new ArrayList<>();
        for (Measurable each : measurables) {
            measure(each, figures);
        }
        console.blank();
        figures.forEach(console::line);
        return 0;
    }

    /** A model that can be called; the others are told of before anything is measured. */
    private record Measurable(String name, Path onnx, ModelCard card) {

        static Measurable of(String name, Path onnx, Optional<Path> card) throws IOException {
            Optional<String> text = card.isPresent() ? Optional.of(Files.readString(card.get())) : Optional.empty();
            try {
                return new Measurable(name, onnx, ModelFile.inspect(onnx, text).card());
            } catch (ModelException refused) {
                throw CliException.usage(onnx.getFileName() + ": " + refused.getMessage());
            }
        }
    }

    private void measure(Measurable model, List<String> figures) throws InterruptedException {
        console.heading(model.name() + ", images a second");
        int cores = Runtime.getRuntime().availableProcessors();
        Map<Calling, List<Double>> speeds = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Measured way : Tuning.compare(model.onnx(), model.card(), TaggerOptions.defaults(), cores)) {
                speeds.computeIfAbsent(way.calling(), calling -> new ArrayList<>())
                        .add(way.perSecond());
            }
        }
        List<Double> usual = speeds.get(Calling.usual(cores));
        if (usual == null) {
            throw CliException.refused(
                    model.name() + " cannot be measured: a picture takes it too long, or it does not answer.");
        }
        speeds.forEach((way, each) -> {
            double ratio = Rounds.median(each) / Rounds.median(usual);
            console.line(String.format(
                    Locale.ROOT, "  %-38s %8.1f   %.2f of the usual", way.shown(), Rounds.median(each), ratio));
            figures.add(String.format(
                    Locale.ROOT,
                    "figure calling_%s_%dx%d%s_ratio %.3f ratio",
                    model.name(),
                    way.callers(),
                    way.threads(),
                    way.batch() == 1 ? "" : "_batch_" + way.batch(),
                    ratio));
        });
    }

    private static String stem(Path model) {
        return model.getFileName().toString().replaceFirst("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9]+", "_");
    }
}
