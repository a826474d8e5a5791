package io.autotag.activity;

/** Whether this worker is going down. Once it is, chunks return at their next batch. Thread-safe. */
public final class Drain {

    private volatile boolean begun;

    public void begin() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }
}
