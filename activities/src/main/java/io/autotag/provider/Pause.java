package io.autotag.provider;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps all callers of a provider away from it while it has asked to be left alone. Thread-safe. */
final class Pause {

    private final CountDownLatch closed = new CountDownLatch(1);
    private long until = System.nanoTime();
    private String why = "";

    /** From now on for so long; a longer pause that is under way stays. */
    synchronized void begin(Duration wait, String sentence) {
        long end = System.nanoTime() + wait.toNanos();
        until = end - until > 0 ? end : until;
        why = sentence;
    }

    /**
     * Waits for the end of the pause.
     *
     * @param end as {@link System#nanoTime} says it: nobody waits beyond
     * @throws ProviderAwayException when there is still a pause then, or nobody is to be called any more
     */
    void await(long end) {
        for (long wait = remaining(); wait > 0; wait = remaining()) {
            long left = end - System.nanoTime();
            if (left <= 0 || isClosedWithin(Math.min(wait, left))) {
                throw new ProviderAwayException(why());
            }
        }
    }

    private synchronized long remaining() {
        return until - System.nanoTime();
    }

    private synchronized String why() {
        return why;
    }

    private boolean isClosedWithin(long nanos) {
        try {
            return closed.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Nobody waits any more. */
    void close() {
        closed.countDown();
    }
}
