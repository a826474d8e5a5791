package io.autotag.review;

/** Where a bulk action is. */
public enum BulkState {
    PENDING,
    RUNNING,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED,
    UNDOING,
    UNDONE;

    /** Whether there is work to do. */
    public boolean isOpen() {
        return this == PENDING || this == RUNNING || this == UNDOING;
    }
}
