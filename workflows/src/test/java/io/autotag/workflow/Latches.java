package io.autotag.workflow;

import java.util.concurrent.CountDownLatch;

/** Waits in the middle of activities. */
final class Latches {

    private Latches() {}

    /** Until it is open or the thread is told to end, as when the bench closes. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
