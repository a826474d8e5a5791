package io.autotag.model;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stops runs that take too long. It looks at all of them from time to time instead of being told of each: a run that is
 * quick, as nearly all are, then costs nothing. Thread-safe.
 */
final class Watchdog implements AutoCloseable {
    private final List<TimeLimit> watched = new CopyOnWriteArrayList<>();
    private final Duration limit;
    private final Thread thread;

    private Watchdog(Duration limit) {
        this.limit = limit;
        thread = new Thread(this::look, "model-watchdog");
        thread.setDaemon(true);
    }

    /** Looks often enough to be a tenth late at most, but no more than 100 times a second. */
    static Watchdog start(Duration limit) {
        Watchdog watchdog = new Watchdog(limit);
        watchdog.thread.start();
        return watchdog;
    }

    void watch(TimeLimit run) {
        watched.add(run);
    }

    private void look() {
        long pause = Math.max(10, Math.min(1_000, limit.toMillis() / 10));
        try {
            while (true) {
                Thread.sleep(pause);
                watched.forEach(run -> run.check(limit.toNanos()));
            }
        } catch (InterruptedException closed) {
            // The only way out, and nobody is interested in this thread's state.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
