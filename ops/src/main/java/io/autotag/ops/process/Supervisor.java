package io.autotag.ops.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a stack of units running: each is started after the ones before it are ready, restarted when it ends, and all
 * are ended in reverse order. Closing is idempotent and thread-safe; a second caller waits for the first.
 */
public final class Supervisor implements AutoCloseable {

    private final Path run;
    private final Path logs;
    private final Consumer<String> events;
    private final Deque<Keeper> keepers = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param run the folder of the pid files
     * @param logs the folder of the log files
     * @param events takes one sentence per event worth telling
     */
    public Supervisor(Path run, Path logs, Consumer<String> events) {
        this.run = run;
        this.logs = logs;
        this.events = events;
    }

    /** Starts a unit on top of the stack and waits until it is ready. */
    public void start(Unit unit) {
        endLeftover(unit.name(), StopSignal.TERM);
        Keeper keeper = new Keeper(unit, run, logs, events, InstantSource.system());
        synchronized (this) {
            if (closed) {
                throw new StartException("Autotag is being stopped.");
            }
            keepers.push(keeper);
        }
        keeper.start();
    }

    /** Ends what an earlier supervisor left behind under this name, if it still runs. */
    public void endLeftover(String name, StopSignal signal) {
        Path pidFile = run.resolve(name + ".pid");
        Optional<ProcessHandle> leftover = PidFile.running(pidFile);
        leftover.ifPresent(process -> {
            events.accept(name + " of an earlier start still runs as process " + process.pid() + "; it is ended.");
            Signals.end(process, signal, Duration.ofSeconds(10));
        });
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new StartException("Cannot remove " + pidFile + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        // A service manager asks all processes to end at once: what ends on its own now must not come back.
        keepers.forEach(Keeper::retire);
        while (!keepers.isEmpty()) {
            keepers.pop().stop();
        }
    }
}
