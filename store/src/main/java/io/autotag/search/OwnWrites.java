package io.autotag.search;

import java.util.concurrent.atomic.AtomicLong;

/** What this process wrote for a project, and how much of it the bitmaps have. Thread-safe. */
final class OwnWrites {

    private final AtomicLong written = new AtomicLong();
    private volatile long read;
    private volatile long vain;

    /** Something was committed that is to be found from now on. */
    void add() {
        written.incrementAndGet();
    }

    /** How many there are until now. */
    long count() {
        return written.get();
    }

    /** The first so many are in the bitmaps. */
    void areRead(long first) {
        read = first;
    }

    /** Whether some are known not to be in the bitmaps. */
    boolean areUnread() {
        return read < written.get();
    }

    /** Somebody has waited for these in vain. */
    void waitedInVain() {
        vain = written.get();
    }

    /** Whether nobody has waited for all of them in vain yet. */
    boolean areWorthWaiting() {
        return vain < written.get();
    }
}
