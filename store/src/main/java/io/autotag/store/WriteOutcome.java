package io.autotag.store;

/** What became of a write. */
public enum WriteOutcome {
    WRITTEN,
    /** Nothing was written: the run has moved on without this attempt, which must end at once. */
    FENCED,
    /** Written, but the run is to pause or end: return early. */
    STOP
}
