package io.autotag.ops.process;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one unit running: starts it, waits until it is ready, and starts it again whenever it ends. */
final class Keeper {

    private static final Duration PROBE_EVERY = Duration.ofMillis(100);
    private static final int LINES_SHOWN = 5;

    private final Unit unit;
    private final Path pidFile;
    private final Path logFile;
    private final Consumer<String> events;
    private final InstantSource clock;
    private final Thread watch;
    private final Object starting = new Object();
    private volatile boolean stopping;
    private volatile long loggedBefore;
    private volatile @Nullable ChildProcess child;

    Keeper(Unit unit, Path run, Path logs, Consumer<String> events, InstantSource clock) {
        this.unit = unit;
        this.pidFile = run.resolve(unit.name() + ".pid");
        this.logFile = logs.resolve(unit.name() + ".log");
        this.events = events;
        this.clock = clock;
        this.watch = new Thread(this::keep, "keeper " + unit.name());
        this.watch.setDaemon(true);
    }

    /** The first start, in the caller's thread; afterwards the unit is watched. */
    void start() {
        try {
            launchUntilReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("The start of " + unit.name() + " was interrupted.", e);
        }
        watch.start();
    }

    /** From now on the unit is not started again, however it ends. */
    void retire() {
        synchronized (starting) {
            stopping = true;
        }
    }

    /** Ends the unit for good; answers whether it ended by itself. */
    boolean stop() {
        retire();
        ChildProcess last = child;
        watch.interrupt();
        return last == null || last.stop();
    }

    private void keep() {
        int ends = 0;
        try {
            while (!stopping) {
                Instant since = clock.instant();
                int code = current().await();
                if (stopping) {
                    return;
                }
                ends = Backoff.endsInARow(ends, Duration.between(since, clock.instant()));
                Duration delay = Backoff.delay(ends);
                events.accept(unit.name() + " ended with code " + code + "; it starts again in " + delay.toMillis()
                        + " ms. Its last words are in " + logFile + ".");
                Thread.sleep(delay.toMillis());
                if (!stopping) {
                    restart();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart() throws InterruptedException {
        try {
            launchUntilReady();
            events.accept(unit.name() + " runs again, process " + current().pid() + ".");
        } catch (StartException e) {
            if (!stopping) {
                events.accept(e.sentence());
            }
        } catch (RuntimeException e) {
            // Whatever it is, as a full disk: the unit is missing, and is tried again.
            events.accept(unit.name() + " cannot be started again: " + e.getMessage() + ".");
        }
    }

    private void launchUntilReady() throws InterruptedException {
        ChildProcess started;
        synchronized (starting) {
            if (stopping) {
                return;
            }
            ChildSpec spec = unit.prepare();
            loggedBefore = RotatingLog.sizeOf(logFile);
            started = ChildProcess.start(spec, pidFile, logFile);
            child = started;
        }
        awaitReady(started);
    }

    private void awaitReady(ChildProcess started) throws InterruptedException {
        Instant due = clock.instant().plus(unit.readyWithin());
        while (!unit.isReady()) {
            if (stopping) {
                throw new StartException(unit.name() + " was stopped before it was ready.");
            }
            if (started.endsWithin(PROBE_EVERY)) {
                throw new StartException(
                        unit.name() + " ended with code " + started.await() + " before it was ready." + lastWords());
            }
            if (clock.instant().isAfter(due)) {
                started.stop();
                throw new StartException(unit.name() + " was not ready within "
                        + unit.readyWithin().toSeconds() + " s." + lastWords());
            }
        }
    }

    private String lastWords() {
        String lines = String.join("\n  ", RotatingLog.tail(logFile, loggedBefore, LINES_SHOWN));
        return lines.isEmpty() ? " It wrote nothing to " + logFile + "." : " The end of " + logFile + ":\n  " + lines;
    }

    private ChildProcess current() {
        ChildProcess now = child;
        if (now == null) {
            throw new IllegalStateException(unit.name() + " was never started");
        }
        return now;
    }
}
