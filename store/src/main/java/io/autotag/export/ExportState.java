package io.autotag.export;

/** Where an export is. */
public enum ExportState {
    REQUESTED,
    PROCESSING,
    EXPORTED,
    FAILED,
    CANCELLED;

    /** Whether there is work to do. */
    public boolean isOpen() {
        return this == REQUESTED || this == PROCESSING;
    }
}
