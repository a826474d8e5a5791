package io.autotag.activity;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beats for activities while they work or wait, from threads of its own. */
final class Heartbeats implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** One may wait for a Temporal that does not answer. */
    private static final int THREADS = 2;

    private final AtomicInteger open = new AtomicInteger();

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins to beat for the activity of the calling thread, with the position as details. */
    Heartbeat start(long position) {
        Heartbeat heartbeat = new Heartbeat(Activity.getExecutionContext(), position, open::decrementAndGet);
        open.incrementAndGet();
        heartbeat.beat();
        heartbeat.beating = threads.scheduleWithFixedDelay(
                heartbeat::beat, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return heartbeat;
    }

    /** Activities that beat now. */
    int open() {
        return open.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The beat of one activity. */
    static final class Heartbeat implements AutoCloseable {

        private final ActivityExecutionContext context;
        private final Runnable over;
        private volatile long position;
        private volatile @Nullable ActivityCompletionException end;
        private @Nullable Future<?> beating;

        private Heartbeat(ActivityExecutionContext context, long position, Runnable over) {
            this.context = context;
            this.position = position;
            this.over = over;
        }

        void at(long reached) {
            position = reached;
        }

        private void beat() {
            try {
                context.heartbeat(position);
            } catch (ActivityCompletionException gone) {
                end = gone;
            } catch (RuntimeException unreachable) {
                // The server decides by the silence; the next beat may get through.
                log.warn("A heartbeat did not get through: {}", unreachable.toString());
            }
        }

        /** Whether the worker no longer serves. */
        boolean isShutDown() {
            return end instanceof ActivityWorkerShutdownException;
        }

        /** Throws when nobody waits for this attempt any more. */
        void check() {
            ActivityCompletionException gone = end;
            if (gone != null && !isShutDown()) {
                throw gone;
            }
        }

        @Override
        public void close() {
            if (beating != null) {
                beating.cancel(false);
                beating = null;
                over.run();
            }
        }
    }
}
