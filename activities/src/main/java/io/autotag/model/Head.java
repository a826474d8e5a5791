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
            YoloEnd2End::fit);

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

    static List<String> keys() {
        return Arrays.stream(values()).map(Head::key).toList();
    }
}
