package io.autotag.model;

import java.util.Locale;

/** What a label is said of. */
public enum Level {
    /** The picture as a whole. */
    IMAGE,
    /** One box in it. */
    OBJECT;

    /** As written in JSON: {@code image} or {@code object}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
