package io.autotag.store;

/** What people ask of runs. */
public enum RunActionKind {
    PAUSE,
    RESUME,
    CANCEL,
    RETRY_FAILED,
    PRIORITY,
    WINDOW
}
