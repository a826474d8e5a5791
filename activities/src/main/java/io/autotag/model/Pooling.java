package io.autotag.model;

import java.util.Locale;

/** How the vectors of a picture's parts become one. */
public enum Pooling {
    /** The first is meant for the whole picture. */
    CLS,
    /** The mean of all, the first included. */
    MEAN;

    /** As written in a card. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
