package io.autotag.run;

/** Where a run is. */
public enum RunState {
    PENDING,
    PLANNING,
    RUNNING,
    PAUSED,
    FINISHING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** True when nothing moves the run any more. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
