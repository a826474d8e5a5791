package io.autotag.activity;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits in the middle of work. */
final class Latches {

    private static final long PATIENCE_MINUTES = 2;

    private Latches() {}

    /** Until it is open; a test that never opens it fails, and so does work that is told to end. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Waited in vain.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
