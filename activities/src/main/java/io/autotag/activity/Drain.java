package io.autotag.activity;

import io.autotag.workflow.FailureType;

/** Whether this worker takes no more work. As long as it takes none, chunks return at their next batch. Thread-safe. */
public final class Drain {

    private volatile boolean begun;

    public void begin() {
        begun = true;
    }

    /** Work is taken again. */
    public void end() {
        begun = false;
    }

    boolean hasBegun() {
        return begun;
    }

    /** For work that cannot return early: it is done anew by another worker. */
    void refuse() {
        if (begun) {
            throw FailureType.INFRASTRUCTURE.failure("The worker takes no more work.");
        }
    }
}
