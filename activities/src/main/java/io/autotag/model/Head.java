package io.autotag.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of output that can be read. A new one is a constant here, its decoder, and a rule in {@link HeadRules}. */
public enum Head {
    CLASSIFIER_SOFTMAX(
            "classifier-softmax",
            Level.IMAGE,
            1,
            "one output [N, classes] or [N, classes, 1, 1] with at least 2 classes",
            ClassifierSoftmax::fit),
    CLASSIFIER_SIGMOID(
            "classifier-sigmoid",
            Level.IMAGE,
            1,
            "one output [N, classes] or [N, classes, 1, 1]",
            ClassifierSigmoid::fit),
    YOLO_V8(
            "yolo-v8",
            Level.OBJECT,
            0.5f,
            "one output [N, 4 + classes, places] with more places than rows and class probabilities from 0 to 1",
            YoloV8::fit),
    YOLO_END2END(
            "yolo-end2end",
            Level.OBJECT,
            1,
            "one output [N, boxes, 6] whose columns are x1, y1, x2, y2, a probability from 0 to 1 and a class",
            YoloEnd2End::fit),
    YOLO_SEG(
            "yolo-seg",
            Level.OBJECT,
            0.5f,
            "one output [N, 4 + classes + 32, places] or [N, boxes, 38] and prototypes [N, 32, h, w]",
            YoloSeg::fit),
    YOLO_V5(
            "yolo-v5",
            Level.OBJECT,
            0.5f,
            "one output [N, places, 5 + classes] with probabilities from 0 to 1 behind the box",
            YoloV5::fit),
    YOLOX(
            "yolox",
            Level.OBJECT,
            0.5f,
            "one output [N, places, 5 + classes] with a place for each cell of the grids of 8, 16 and 32 pixels and"
                    + " probabilities from 0 to 1 behind the box",
            YoloX::fit),
    YOLO_V7_END2END(
            "yolo-v7-end2end",
            Level.OBJECT,
            1,
            "one output [boxes, 7] whose columns are the picture's number, x1, y1, x2, y2, a class and a probability",
            YoloV7End2End::fit),
    FASTESTDET(
            "fastestdet",
            Level.OBJECT,
            0.5f,
            "one output [N, 5 + classes, rows, columns] with class probabilities that add up to 1 in each cell",
            FastestDet::fit),
    NANODET(
            "nanodet",
            Level.OBJECT,
            0.5f,
            "for each grid of 8, 16 and 32 (and 64) pixels class probabilities [cells, classes] and distributions"
                    + " [cells, 4 × bins], or all of them in one output [N, cells, classes + 32]",
            NanoDet::fit),
    SSD(
            "ssd",
            Level.OBJECT,
            0.5f,
            "detection_boxes, detection_classes and detection_scores as TensorFlow's models have them, or scores"
                    + " [N, K, 1 + classes] that add up to 1 and boxes [N, K, 4] of corners in parts of the picture",
            evidence -> TensorFlowSsd.fit(evidence).or(() -> SsdCorners.fit(evidence))),
    SSD_RAW_OFFSETS(
            "ssd-raw-offsets",
            Level.OBJECT,
            0.5f,
            "scores [N, K, 1 + classes] that add up to 1 and boxes [N, K, 4] of offsets, one for each prior of the light"
                    + " face detector",
            SsdOffsets::fit),
    TORCHVISION(
            "torchvision",
            Level.OBJECT,
            1,
            "boxes [K, 4], labels [K] counted from 1 and scores [K] from 0 to 1",
            Torchvision::fit),
    DETR(
            "detr",
            Level.OBJECT,
            1,
            "a second input orig_target_sizes and outputs labels [N, Q], boxes [N, Q, 4] and scores [N, Q]",
            Detr::fit),
    DETR_RAW(
            "detr-raw",
            Level.OBJECT,
            1,
            "logits [N, Q, classes] or with one more column for “no object”, and boxes [N, Q, 4] in parts of the picture",
            DetrRaw::fit),
    RTDETR(
            "rtdetr",
            Level.OBJECT,
            1,
            "one output [N, Q, 6] or [N, Q, 4 + classes] with cx, cy, w, h in parts of the picture, then probabilities"
                    + " from 0 to 1",
            RtDetr::fit),
    PADDLE(
            "paddle",
            Level.OBJECT,
            1,
            "one output [K, 6] whose columns are a class, a probability, x1, y1, x2, y2",
            Paddle::fit),
    EMBEDDING(
            "embedding",
            Level.IMAGE,
            1,
            "one output [N, numbers] or [N, numbers, 1, 1] of 2 to 4096 numbers, or, with pooling: cls or pooling: mean in"
                    + " the card, one output [N, parts, numbers]",
            EmbeddingHead::fit),
    HTTP_BOXES(
            "http-boxes",
            Level.OBJECT,
            1,
            "boxes in the JSON of a provider that is described",
            evidence -> Optional.empty()),
    HTTP_TAGS(
            "http-tags",
            Level.IMAGE,
            1,
            "tags in the JSON of a provider that is described",
            evidence -> Optional.empty());

    private final String key;
    private final Level level;
    private final float usualNmsIou;
    private final String shape;

    @SuppressWarnings("ImmutableEnumChecker") // A reference to a static method; functions cannot say so.
    private final Function<Evidence, Optional<Decoder>> fit;

    Head(String key, Level level, float usualNmsIou, String shape, Function<Evidence, Optional<Decoder>> fit) {
        this.key = key;
        this.level = level;
        this.usualNmsIou = usualNmsIou;
        this.shape = shape;
        this.fit = fit;
    }

    /** As written in a card. */
    public String key() {
        return key;
    }

    public Level level() {
        return level;
    }

    /** What the outputs have to be, for sentences. */
    String shape() {
        return shape;
    }

    /** The decoder for these outputs, or nothing when they cannot be read so. */
    Optional<Decoder> fit(Evidence evidence) {
        return fit.apply(evidence);
    }

    /** For a card that does not say it: 1, which keeps all boxes, where the model suppresses some itself. */
    float usualNmsIou() {
        return usualNmsIou;
    }

    /** Whether somebody else's server answers, so that there is a description instead of a file with outputs. */
    public boolean isRemote() {
        return this == HTTP_BOXES || this == HTTP_TAGS;
    }

    /** Whether it gives tags, which have labels and probabilities; else it gives one vector. */
    public boolean givesTags() {
        return this != EMBEDDING;
    }

    /** Whether class 0 is the background, of which the model says nothing and no label is given. */
    boolean hasBackground() {
        return this == SSD || this == SSD_RAW_OFFSETS || this == TORCHVISION;
    }

    /** How the makers of this kind of model prepare pictures, for a card that does not say it; none where they differ. */
    Optional<Preparation> preparation() {
        return Preparation.usual(this);
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Head::key).toList();
    }
}
