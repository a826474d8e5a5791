package io.autotag.ops;

import io.autotag.store.Database;
import io.autotag.store.StoreException;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets others know that this worker is there: by its row in the database, and by a file for who started it. */
final class WorkerPresence implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorkerPresence.class);

    /** A third of the time after which a silent worker counts as gone. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Rows of workers that could not say goodbye. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Database database;
    private final Optional<Path> readyFile;
    private final WorkerRegistry registry = new WorkerRegistry();
    private final String id = UUID.randomUUID().toString();
    private final Instant startedAt = Instant.now();
    private final Thread beating = new Thread(this::beatUntilInterrupted, "presence");

    WorkerPresence(Database database, Optional<Path> readyFile) {
        this.database = database;
        this.readyFile = readyFile;
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
                Thread.sleep(INTERVAL.toMillis());
                beat();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        Instant now = Instant.now();
        try {
            database.doInTransaction(tx -> {
                registry.forget(tx, now.minus(FORGOTTEN_AFTER));
                registry.heartbeat(tx, worker(now));
            });
        } catch (StoreException failure) {
            log.warn("This worker could not say that it is there: {}", failure.getMessage());
        } catch (RuntimeException unforeseen) {
            // A border: nobody is above this thread. If it died, a worker that works would count as gone and nobody
            // would know why.
            log.error("This worker could not say that it is there, for a reason nobody has foreseen.", unforeseen);
        }
    }

    private Worker worker(Instant now) {
        return new Worker(id, host(), ProcessHandle.current().pid(), version(), WorkerQueues.NAMES, startedAt, now);
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
