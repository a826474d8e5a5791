package io.autotag.api.run;

import io.autotag.store.StoreException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that is done again and again on a thread of its own, and at once when somebody rings. */
public final class Beat implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Beat.class);
    private static final long GOODBYE_SECONDS = 10;

    private final String name;
    private final Runnable task;
    private final ScheduledExecutorService thread;

    public Beat(String name, Runnable task) {
        this.name = name;
        this.task = task;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread created = new Thread(work, name);
            created.setDaemon(true);
            return created;
        });
    }

    /** The first time is after the delay; the interval is between the end of one and the begin of the next. */
    public void start(Duration delay, Duration interval) {
        Future<?> unused =
                thread.scheduleWithFixedDelay(this::once, delay.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks for one more time soon; answers at once. After the end it is no more heard. */
    public void ring() {
        try {
            thread.execute(this::once);
        } catch (RejectedExecutionException over) {
            log.debug("{} has ended", name);
        }
    }

    /** The border of this thread: one failure must not be the end of all further beats. */
    private void once() {
        try {
            task.run();
        } catch (StoreException failure) {
            log.warn("{} did not get through and is tried again", name, failure);
        } catch (RuntimeException failure) {
            log.error("{} failed and is tried again", name, failure);
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
