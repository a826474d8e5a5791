package io.autotag.store;

/** How whoever drives a run wants to end its work on it. */
public enum RunEnding {
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED
}
