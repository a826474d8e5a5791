package io.autotag.activity;

import java.util.concurrent.Semaphore;

/** How much of the heap files may fill at once, over all chunks: first come, first served. Thread-safe. */
final class ByteBudget {

    private static final int UNIT = 1024;

    private final Semaphore units;
    private final int all;

    ByteBudget(long bytes) {
        all = units(bytes);
        units = new Semaphore(all, true);
    }

    /** Waits until the bytes fit; more than there is at all waits for everybody else. */
    Hold take(long bytes) {
        int taken = Math.min(all, units(bytes));
        units.acquireUninterruptibly(taken);
        return () -> units.release(taken);
    }

    private static int units(long bytes) {
        return Math.toIntExact(bytes / UNIT + 1);
    }

    /** Bytes taken, to be given back once. */
    @FunctionalInterface
    interface Hold extends AutoCloseable {

        @Override
        void close();
    }
}
