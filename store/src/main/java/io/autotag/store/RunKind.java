package io.autotag.store;

/** Why a run exists. */
public enum RunKind {
    /** Somebody started it. */
    MANUAL,
    /** Uploads feed it. */
    LIVE,
    /** It goes over the failures of another run. */
    RETRY
}
