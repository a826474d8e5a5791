package io.autotag.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules for models that are known and not read yet, and for pictures as answers. */
final class ManyOutputRules {
    static final List<HeadRule> ALL = List.of(
            ManyOutputRules::embedding,
            ManyOutputRules::prototypes,
            ManyOutputRules::boxesBesideScores,
            ManyOutputRules::grid,
            ManyOutputRules::picture);

    private static final List<String> EMBEDDINGS =
            List.of("last_hidden_state", "pooler_output", "image_embeds", "embedding");

    private ManyOutputRules() {}

    private static Optional<Verdict> embedding(Evidence evidence) {
        return evidence.first().all().stream()
                .filter(output -> EMBEDDINGS.stream().anyMatch(output.name().toLowerCase(Locale.ROOT)::contains))
                .findFirst()
                .map(output -> Verdict.unread("Its output " + output.shown()
                        + " is an embedding: it describes the picture and has no labels. Embeddings are not read yet;"
                        + " export a model with a classification layer."));
    }

    private static Optional<Verdict> prototypes(Evidence evidence) {
        List<Output> all = evidence.first().all();
        boolean masks = all.size() == 2
                && all.stream().anyMatch(output -> output.rank() == 3)
                && all.stream().anyMatch(output -> output.rank() == 4 && output.side(1) == 32);
        return when(
                masks,
                "It answers with " + evidence.first().shown()
                        + ", boxes with masks as YOLO's segmentation has, which are not read yet."
                        + " Export a detection model instead.");
    }

    private static Optional<Verdict> boxesBesideScores(Evidence evidence) {
        List<Output> all = evidence.first().all();
        boolean boxes = all.size() > 1
                && all.stream().anyMatch(output -> output.rank() >= 2 && output.side(output.rank() - 1) == 4);
        return when(
                boxes,
                "It answers with " + evidence.first().shown()
                        + ": boxes and scores in separate outputs, as SSD, DETR and torchvision's detectors have, are not read"
                        + " yet. Export a YOLO model, or one whose output is [N, boxes, 6].");
    }

    private static Optional<Verdict> grid(Evidence evidence) {
        return evidence.only()
                .filter(output -> output.rank() == 4 && output.side(1) > 5 && output.side(2) > 1)
                .filter(output -> output.side(2) * 16 == evidence.input().height()
                        || output.side(2) * 32 == evidence.input().height())
                .map(output -> Verdict.unread("It answers with " + output.shown()
                        + ", one grid of boxes as FastestDet has, which is not read yet."
                        + " Use a YOLO model, or one whose output is [N, boxes, 6]."));
    }

    private static Optional<Verdict> picture(Evidence evidence) {
        return evidence.first().all().stream()
                .filter(output -> output.rank() >= 3 && output.side(output.rank() - 1) > 4)
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
