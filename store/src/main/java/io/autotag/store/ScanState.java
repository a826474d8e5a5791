package io.autotag.store;

/** How far the last scan of a source is. */
public enum ScanState {
    NEVER,
    SCANNING,
    DONE,
    /** It could not be ended; what it committed stays. */
    FAILED
}
