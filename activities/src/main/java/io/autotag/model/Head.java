package io.autotag.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of output that can be read. A new one is a constant here, its decoder, and a rule in {@link HeadRules}. */
public enum Head {
    CLASSIFIER_SOFTMAX("classifier-softmax", Level.IMAGE),
    CLASSIFIER_SIGMOID("classifier-sigmoid", Level.IMAGE),
    YOLO_V8("yolo-v8", Level.OBJECT),
    YOLO_END2END("yolo-end2end", Level.OBJECT);

    private final String key;
    private final Level level;

    Head(String key, Level level) {
        this.key = key;
        this.level = level;
    }

    /** As written in a card. */
    public String key() {
        return key;
    }

    public Level level() {
        return level;
    }

    static Optional<Head> ofKey(String key) {
        return Arrays.stream(values()).filter(head -> head.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Head::key).toList();
    }
}
