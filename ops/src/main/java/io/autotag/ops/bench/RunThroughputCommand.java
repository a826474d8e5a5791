package io.autotag.ops.bench;

import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.GraphImport;
import io.autotag.ops.cli.demo.Host;
import io.autotag.ops.process.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ops/bench run-throughput}: what durability costs, and whether speed changed the answers. */
@Command(
        name = "run-throughput",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tags real photos by the product's runs and by a bare loop in turns and prints the ratio of their speeds;",
            "compares what detectors find after the product's preparation and after a plain one;",
            "prints the memory of the API and the worker. Takes about ten minutes on two cores."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ops/bench run-throughput",
            "  ops/bench run-throughput --models ~/models --rounds 5",
            "  ops/bench run-throughput --copies 2 --rounds 1"
        })
final class RunThroughputCommand implements Callable<Integer> {

    private final Path home;
    private final Host.Starter starter;
    private final WorkerJvm jvm;
    private final GraphImport graphs;
    private final Console console = Console.standard();

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "Holds FastestDet.onnx and yolox_nano.onnx; without it the preparation is checked with the"
                    + " demonstration's detector only.")
    private @Nullable Path models;

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of each side. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--copies",
            paramLabel = "N",
            description = "How often a run tags each photo. Default: so often that it takes about half a minute.")
    private @Nullable Integer copies;

    RunThroughputCommand(Path home, Host.Starter starter, WorkerJvm jvm, GraphImport graphs) {
        this.home = home;
        this.starter = starter;
        this.jvm = jvm;
        this.graphs = graphs;
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || (copies != null && copies < 1)) {
            throw CliException.usage("--rounds and --copies must be 1 or more.");
        }
        BenchFiles files = BenchFiles.in(home, graphs);
        List<String> figures = new ArrayList<>();
        try (Host host = starter.start()) {
            Map<Workload, Rounds> speeds = speeds(host, files);
            speeds.forEach((workload, speed) -> figures.add(
                    decimal("figure run_throughput_ratio_" + workload.word() + " %.3f ratio", speed.ratio())));
            memory(figures);
        }
        figures.add(0, preparation(files));
        console.blank();
        figures.forEach(console::line);
        return 0;
    }

    private Map<Workload, Rounds> speeds(Host host, BenchFiles files) {
        ApiClient api = new ApiClient(host.endpoint(), Optional.of(host.key()));
        Map<Workload, Rounds> speeds = new EnumMap<>(Workload.class);
        for (Workload workload : Workload.values()) {
            speeds.put(workload, speed(api, workload, files));
        }
        return speeds;
    }

    private Rounds speed(ApiClient api, Workload workload, BenchFiles files) {
        console.heading("Throughput: " + workload.word() + ", pictures a second");
        int times = copies == null ? workload.copies() : copies;
        int count = files.photos().size() * times;
        Path onnx = files.onnx(workload);
        ProductSide product = ProductSide.prepare(
                api, console, workload.word(), files.photoFolder(times), onnx, files.card(workload));
        Rounds measured = new Rounds();
        try (BareProcess bare = BareProcess.start(jvm, workload, onnx, files.photoFolder(1))) {
            console.line(decimal("  bare loop warming up: one caller a core %.1f, ", bare.manyCallers())
                    + decimal(
                            "one caller with the runtime's threads %.1f; the faster one is measured",
                            bare.oneCaller()));
            console.line(decimal("  product warming up: %.1f", product.picturesPerSecond()));
            for (int round = 1; round <= rounds; round++) {
                double bareSpeed = bare.picturesPerSecond(count);
                double productSpeed = product.picturesPerSecond();
                measured.add(bareSpeed, productSpeed);
                console.line("  round " + round + decimal(": bare %.1f", bareSpeed)
                        + decimal(", product %.1f", productSpeed));
            }
        }
        console.line(decimal("  medians: bare %.1f", measured.bare())
                + decimal(", product %.1f", measured.product())
                + decimal(", ratio %.3f", measured.ratio()));
        return measured;
    }

    private void memory(List<String> figures) {
        console.heading("Memory, MiB");
        for (String name : List.of("worker", "api")) {
            Path pidFile = home.resolve("bench").resolve("run").resolve(name + ".pid");
            PidFile.running(pidFile).ifPresent(process -> {
                OptionalLong peak = ResidentMemory.peakMebibytes(process);
                OptionalLong heap = Heap.usedMebibytes(process);
                console.line(
                        "  " + name + ": at most " + text(peak) + " resident, " + text(heap) + " of Java heap in use");
                peak.ifPresent(value -> figures.add("figure " + name + "_rss_mb " + value + " MiB"));
            });
        }
    }

    private String preparation(BenchFiles files) throws IOException {
        console.heading("Preparation: detections found again, of those after full decode and area averaging");
        List<byte[]> pictures = new ArrayList<>();
        for (Path photo : files.photos()) {
            pictures.add(Files.readAllBytes(photo));
        }
        List<Detector> detectors = files.detectors(Optional.ofNullable(models));
        double least = 1;
        for (Detector detector : detectors) {
            Agreement agreement = new PreparationCheck().of(detector, pictures);
            console.line("  " + detector.name() + ": " + agreement.found() + " of " + agreement.of());
            least = Math.min(least, agreement.share());
        }
        if (detectors.size() < 3) {
            console.line("  FastestDet and YOLOX-nano are left out where --models names no folder that holds them.");
        }
        return decimal("figure preparation_agreement %.4f share", least);
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "unknown";
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
