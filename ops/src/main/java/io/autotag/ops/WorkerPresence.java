package io.autotag.ops;

import io.autotag.store.Database;
import io.autotag.store.StoreException;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import io.autotag.store.WorkerReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets others know that this worker is there and how it is: by its row in the database, and by a file for who started it. In
 * return it learns whether somebody wants it to take no more work.
 */
final class WorkerPresence implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorkerPresence.class);

    /** A third of the time after which a silent worker counts as gone. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** While what was begun before a drain ends, somebody may be waiting to stop the process. */
    private static final Duration WHILE_DRAINING = Duration.ofSeconds(1);

    /** Rows of workers that could not say goodbye. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Database database;
    private final Optional<Path> readyFile;
    private final Supplier<WorkerReport> reports;
    private final Draining draining;
    private final WorkerRegistry registry = new WorkerRegistry();
    private final String id = UUID.randomUUID().toString();
    private final Instant startedAt = Instant.now();

    /** Whether it had work in hand when it was asked last; by the thread that beats, and the one that began. */
    private volatile boolean isAtWork;

    private final Thread beating = new Thread(this::beatUntilInterrupted, "presence");

    /**
     * @param reports what there is to say of the worker now
     * @param draining heeds the wish that it takes no more work
     */
    WorkerPresence(Database database, Optional<Path> readyFile, Supplier<WorkerReport> reports, Draining draining) {
        this.database = database;
        this.readyFile = readyFile;
        this.reports = reports;
        this.draining = draining;
    }

    /** From now on the worker is there. */
    void begin() {
        beat();
        beating.start();
        readyFile.ifPresent(WorkerPresence::write);
    }

    private void beatUntilInterrupted() {
        try {
            while (true) {
                Thread.sleep(untilNext().toMillis());
                beat();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration untilNext() {
        return draining.wish().isPresent() && isAtWork ? WHILE_DRAINING : INTERVAL;
    }

    private void beat() {
        try {
            if (draining.heed(tell(Instant.now()))) {
                // What has changed by that is told at once, so that nobody waits for it.
                tell(Instant.now());
            }
        } catch (StoreException failure) {
            log.warn("This worker could not say that it is there: {}", failure.getMessage());
        } catch (RuntimeException unforeseen) {
            // A border: nobody is above this thread. If it died, a worker that works would count as gone and nobody
            // would know why.
            log.error("This worker could not say that it is there, for a reason nobody has foreseen.", unforeseen);
        }
    }

    /** Since when somebody wants it to take no more work. */
    private Optional<Instant> tell(Instant now) {
        WorkerReport report = reports.get();
        isAtWork = report.inHand() > 0;
        return database.inTransaction(tx -> {
            registry.forget(tx, now.minus(FORGOTTEN_AFTER));
            return registry.heartbeat(tx, worker(now), report);
        });
    }

    private Worker worker(Instant now) {
        return new Worker(id, host(), ProcessHandle.current().pid(), version(), draining.served(), startedAt, now);
    }

    private static String version() {
        String version = WorkerPresence.class.getPackage().getImplementationVersion();
        return version == null ? "source" : version;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, ProcessHandle.current().pid() + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to write " + file + ".", failure);
        }
    }

    /** Says goodbye. */
    @Override
    public void close() {
        beating.interrupt();
        try {
            readyFile.ifPresent(WorkerPresence::remove);
            database.doInTransaction(tx -> registry.leave(tx, id));
        } catch (StoreException failure) {
            log.warn("This worker could not say goodbye: {}", failure.getMessage());
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            log.warn("Unable to remove {}: {}", file, failure.getMessage());
        }
    }
}
