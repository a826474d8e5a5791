package io.autotag.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.bench.query.BenchSite;
import io.autotag.ops.bench.query.CopiedItems;
import io.autotag.ops.bench.query.Pictures;
import io.autotag.ops.bench.query.Relayed;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import io.autotag.ops.cli.GraphImport;
import io.autotag.ops.cli.demo.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ops/bench fairness}: how much longer somebody waits for twenty pictures because a large run is under way. */
@Command(
        name = "fairness",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends twenty pictures to a project that tags what arrives, beside a run over many thousand and while that is",
            "paused, in turns, and prints how long either took from the first byte sent until the last picture was tagged.",
            "The large run's items share a hundred files. Takes about five minutes, and its data away at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ops/bench fairness", "  ops/bench fairness --model ~/models/orientation.onnx --rounds 9"})
final class FairnessCommand implements Callable<Integer> {

    /** Pictures of an upload. */
    private static final int FEW = 20;

    /** The large run opens each of these files again and again. */
    private static final int SHARED_FILES = 100;

    private final Path home;
    private final BenchSite site;
    private final GraphImport graphs;
    private final Console console = Console.standard();

    @Option(names = "--items", paramLabel = "N", description = "Items of the large run. Default: ${DEFAULT-VALUE}.")
    private int items = 100_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of either. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "An ONNX file with its card beside it as FILE.yaml; of both runs. Default: the demonstration's"
                            + " detector.")
    private @Nullable Path model;

    FairnessCommand(Path home, BenchSite site, GraphImport graphs) {
        this.home = home;
        this.site = site;
        this.graphs = graphs;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || items < 1) {
            throw CliException.usage("--rounds and --items must be 1 or more.");
        }
        Path folder = Files.createDirectories(home.resolve("bench").resolve("fairness"));
        Path arriving = folder.resolve("arriving-" + rounds);
        Pictures.LARGE.paint(arriving, FEW * (2 * rounds + 2));
        FairnessTimes times;
        try (Host host = site.start()) {
            ApiClient api = new ApiClient(host.endpoint(), Optional.of(host.key()));
            ProductSide large = large(api, folder);
            ArrivingPictures few = few(api, large, arriving);
            times = measure(few, new LargeRun(api, large.begin()));
        } finally {
            site.remove();
        }
        console.line("  " + times.medians());
        console.blank();
        times.figures().forEach(console::line);
        return 0;
    }

    private ProductSide large(ApiClient api, Path folder) throws IOException {
        Path shared = folder.resolve("shared");
        Pictures.LARGE.paint(shared, SHARED_FILES);
        Path onnx = model;
        Path card;
        if (onnx == null) {
            BenchFiles files = BenchFiles.in(home, graphs);
            onnx = files.onnx(Workload.DETECTOR);
            card = files.card(Workload.DETECTOR);
        } else {
            card = onnx.resolveSibling(onnx.getFileName() + ".yaml");
        }
        ProductSide side = ProductSide.prepare(api, console, "fairness", shared, onnx, card);
        CopiedItems.fill(site.login(), side.datasetUid(), items);
        return side;
    }

    /** The first pictures make the dataset, and are not tagged: there is no project yet when it is told of them. */
    private ArrivingPictures few(ApiClient api, ProductSide large, Path folder) throws InterruptedException {
        List<Path> first = FolderUpload.imagesIn(folder).subList(0, FEW);
        JsonNode dataset = new FolderUpload(api, console)
                .upload(ArrivingPictures.DATASET, ArrivingPictures.DATASET, folder, first);
        Relayed.await(site.login());
        String project = large.projectOver(Fields.text(dataset, "uid"), true);
        return new ArrivingPictures(api, project, folder, FEW);
    }

    /** An upload that does not count comes first: a worker that has just opened the model would show how fast Java compiles. */
    private FairnessTimes measure(ArrivingPictures few, LargeRun large) throws InterruptedException {
        console.heading(FEW + " pictures that arrive, seconds");
        FairnessTimes times = new FairnessTimes();
        large.awaitMore();
        few.send();
        for (int round = 1; round <= rounds; round++) {
            long before = large.processed();
            Duration beside = few.send();
            long meanwhile = large.processed() - before;
            if (meanwhile == 0) {
                throw CliException.refused("The large run stood still meanwhile, so the turn says nothing.");
            }
            large.pause();
            Duration alone = few.send();
            large.resume();
            console.line("  round " + round + ": " + times.add(alone, beside) + ", which tagged " + meanwhile
                    + " meanwhile");
        }
        large.cancel();
        return times;
    }
}
