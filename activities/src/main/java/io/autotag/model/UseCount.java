package io.autotag.model;

/** Counts who is using something that is to be released after the last use. Thread-safe. */
final class UseCount {
    private final Runnable release;
    private int users;
    private boolean closed;

    /** @param release is called once, on the thread that ends the last use or closes */
    UseCount(Runnable release) {
        this.release = release;
    }

    /** Begins a use; false when it is closed. */
    synchronized boolean enter() {
        if (!closed) {
            users++;
        }
        return !closed;
    }

    void leave() {
        if (left()) {
            release.run();
        }
    }

    private synchronized boolean left() {
        users--;
        return closed && users == 0;
    }

    /** Lets nobody in any more; the second time nothing happens. */
    void close() {
        if (closedUnused()) {
            release.run();
        }
    }

    private synchronized boolean closedUnused() {
        boolean first = !closed;
        closed = true;
        return first && users == 0;
    }
}
