package io.autotag.store;

/** The places of a write at which a test can interrupt it. */
public enum WriteStep {
    BEFORE_CLAIM,
    BEFORE_COPY,
    BEFORE_COMMIT
}
