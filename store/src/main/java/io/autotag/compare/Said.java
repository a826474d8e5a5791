package io.autotag.compare;

/** What a person has said of a prediction. */
public enum Said {
    NOTHING,
    /** It was accepted, or modified with its label kept. */
    RIGHT,
    /** It was rejected, or got another label. */
    WRONG
}
