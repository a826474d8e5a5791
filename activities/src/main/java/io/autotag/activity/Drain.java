package io.autotag.activity;

import io.autotag.workflow.FailureType;

/** Whether this worker is going down. Once it is, chunks return at their next batch. Thread-safe. */
public final class Drain {

    private volatile boolean begun;

    public void begin() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }

    /** For work that cannot return early: it is done anew by another worker. */
    void refuse() {
        if (begun) {
            throw FailureType.INFRASTRUCTURE.failure("The worker is going down.");
        }
    }
}
