package io.autotag.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules for detectors with several outputs, and for models that answer with something else than tags. */
final class ManyOutputRules {
    static final List<HeadRule> ALL = List.of(
            ManyOutputRules::tensorFlow,
            ManyOutputRules::torchvision,
            ManyOutputRules::nanoDet,
            ManyOutputRules::ssdCorners,
            ManyOutputRules::ssdOffsets,
            ManyOutputRules::detrRaw,
            ManyOutputRules::embedding,
            ManyOutputRules::prototypes,
            ManyOutputRules::landmarks,
            ManyOutputRules::rawMaps,
            ManyOutputRules::boxesBesideScores,
            ManyOutputRules::picture);

    private static final List<String> LANDMARKS = List.of("landm", "kps", "keypoint");

    /** YuNet's rows of a box and five points. */
    private static final int BOX_AND_POINTS = 14;

    private ManyOutputRules() {}

    private static Optional<Verdict> tensorFlow(Evidence evidence) {
        return read(
                Head.SSD,
                evidence,
                TensorFlowSsd.fit(evidence),
                decoder -> "boxes, classes and scores as TensorFlow's object detection API names them.");
    }

    private static Optional<Verdict> torchvision(Evidence evidence) {
        return read(
                Head.TORCHVISION,
                evidence,
                Head.TORCHVISION.fit(evidence),
                decoder ->
                        "as many boxes, labels and scores as were found, without a batch axis, as torchvision has them.");
    }

    private static Optional<Verdict> nanoDet(Evidence evidence) {
        return read(
                Head.NANODET,
                evidence,
                Head.NANODET.fit(evidence),
                decoder -> "for each cell of its grids " + probabilities(decoder)
                        + " and four distributions of distances.");
    }

    private static Optional<Verdict> ssdCorners(Evidence evidence) {
        return read(
                Head.SSD,
                evidence,
                SsdCorners.fit(evidence),
                decoder -> probabilities(decoder) + " beside the background's, and corners in parts of the picture.");
    }

    private static Optional<Verdict> ssdOffsets(Evidence evidence) {
        return read(
                Head.SSD_RAW_OFFSETS,
                evidence,
                Head.SSD_RAW_OFFSETS.fit(evidence),
                decoder -> probabilities(decoder)
                        + " beside the background's, and numbers that are no corners but offsets,"
                        + " as many as the light face detector has priors.");
    }

    private static Optional<Verdict> detrRaw(Evidence evidence) {
        return read(
                Head.DETR_RAW,
                evidence,
                Head.DETR_RAW.fit(evidence),
                decoder -> "for each query a box in parts of the picture and numbers that become probabilities, as DETR"
                        + " has them.");
    }

    private static String probabilities(Decoder decoder) {
        return Words.count(decoder.classes(), "class probability", "class probabilities");
    }

    /** Where a decoder fits, what the head is and which outputs say so. */
    private static Optional<Verdict> read(
            Head head, Evidence evidence, Optional<Decoder> fit, Function<Decoder, String> what) {
        return fit.map(decoder ->
                Verdict.is(head, "It answers with " + shown(evidence, decoder) + ": " + what.apply(decoder)));
    }

    private static String shown(Evidence evidence, Decoder decoder) {
        return decoder.outputs().stream()
                .map(name -> evidence.first().named(name).shown())
                .collect(Collectors.joining(", "));
    }

    private static Optional<Verdict> embedding(Evidence evidence) {
        return EmbeddingHead.NAMES.stream()
                .flatMap(name -> evidence.first().all().stream()
                        .filter(output -> output.name().toLowerCase(Locale.ROOT).contains(name)))
                .findFirst()
                .map(output -> Verdict.undecided("Its output " + output.shown()
                        + " is an embedding: it describes the picture and has no labels. To find similar pictures with it,"
                        + " write head: embedding into a card"
                        + (output.rank() == 3
                                ? " and how the vectors of its parts become one, pooling: cls or mean."
                                : ".")
                        + " For tags, export a model with a classification layer."));
    }

    private static Optional<Verdict> prototypes(Evidence evidence) {
        return read(
                Head.YOLO_SEG,
                evidence,
                Head.YOLO_SEG.fit(evidence),
                decoder -> "boxes with numbers of masks behind them, beside the masks' prototypes.");
    }

    private static Optional<Verdict> landmarks(Evidence evidence) {
        List<Output> all = evidence.first().all();
        boolean points = all.size() > 1
                && all.stream()
                        .anyMatch(output -> (output.rank() == 2 && output.lastSide() == BOX_AND_POINTS)
                                || LANDMARKS.stream().anyMatch(output.name().toLowerCase(Locale.ROOT)::contains));
        return when(
                points,
                "It answers with " + evidence.first().shown()
                        + ": boxes with landmarks, as detectors of faces and poses have, which are not read."
                        + " Use a detector that answers with boxes only.");
    }

    private static Optional<Verdict> boxesBesideScores(Evidence evidence) {
        List<Output> all = evidence.first().all();
        boolean boxes = all.size() > 1 && all.stream().anyMatch(output -> output.rank() >= 2 && output.lastSide() == 4);
        return when(
                boxes,
                "It answers with " + evidence.first().shown()
                        + ": boxes and scores in separate outputs, but not as SSD, DETR or torchvision's detectors have"
                        + " them. Export it with its post-processing inside, or as a YOLO.");
    }

    private static Optional<Verdict> rawMaps(Evidence evidence) {
        List<Output> maps = evidence.first().all().stream()
                .filter(output -> output.rank() >= 4)
                .filter(output -> Grid.over(evidence.input(), 8, 16, 32, 64).stream()
                        .anyMatch(grid ->
                                List.of(grid.rows(), grid.columns()).equals(List.of(output.side(2), output.side(3)))
                                        || (output.rank() == 4
                                                && List.of(grid.rows(), grid.columns())
                                                        .equals(List.of(output.side(1), output.side(2))))))
                .toList();
        return when(
                maps.size() > 1,
                "It answers with " + evidence.first().shown()
                        + ": the raw maps of a detector, which are not decoded here. Export it with its boxes decoded.");
    }

    private static Optional<Verdict> picture(Evidence evidence) {
        return evidence.first().all().stream()
                .filter(output -> output.rank() >= 3 && output.lastSide() > 4)
                .filter(output -> isPicture(output, evidence.input()))
                .findFirst()
                .map(output -> Verdict.unread("It answers with " + output.shown()
                        + ", a picture or heat map, as models for segmentation, text regions, depth or restoration do."
                        + " It says nothing that could be a tag: use a classifier or a detector."));
    }

    private static boolean isPicture(Output output, ImageInput input) {
        if (output.rank() == 4) {
            return Math.min(output.side(2), output.side(3)) > 1;
        }
        return output.side(1) == input.height() && output.side(2) == input.width();
    }

    private static Optional<Verdict> when(boolean holds, String sentence) {
        return holds ? Optional.of(Verdict.unread(sentence)) : Optional.empty();
    }
}
