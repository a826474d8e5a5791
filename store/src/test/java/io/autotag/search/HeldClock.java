package io.autotag.search;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Holds whoever asks it for the time in one thread, and with that whatever locks that thread has. */
final class HeldClock extends Clock {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile @Nullable Thread held;

    /** From now on this thread gets no answer before {@link #release}. */
    void holdThisThread() {
        held = Thread.currentThread();
    }

    /** Until the thread is held. */
    void awaitHeld() throws InterruptedException {
        if (!asked.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Nobody asked for the time.");
        }
    }

    void release() {
        released.countDown();
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread() == held) {
            asked.countDown();
            try {
                released.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
