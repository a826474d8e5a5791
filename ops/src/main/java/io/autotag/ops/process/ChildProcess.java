package io.autotag.ops.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One started process: on a leash, its output in a log file, its id in a pid file. Thread-safe. */
final class ChildProcess {

    private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);
    private static final long LOG_FULL_AT = 16L << 20;
    private static final int LOGS_KEPT = 4;

    /** The output ends with the process, unless one that it started still holds it open. */
    private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(2);

    private final Process process;
    private final ChildSpec spec;
    private final Path pidFile;
    private final Thread pump;

    private ChildProcess(Process process, ChildSpec spec, Path pidFile, Thread pump) {
        this.process = process;
        this.spec = spec;
        this.pidFile = pidFile;
        this.pump = pump;
    }

    static ChildProcess start(ChildSpec spec, Path pidFile, Path logFile) {
        ProcessBuilder builder = new ProcessBuilder(Leash.on(spec)).redirectErrorStream(true);
        builder.environment().putAll(spec.environment());
        try {
            Process process = builder.start();
            remember(process, spec, pidFile);
            Thread pump = new Thread(() -> pump(process, logFile), "log " + logFile.getFileName());
            pump.setDaemon(true);
            pump.start();
            return new ChildProcess(process, spec, pidFile, pump);
        } catch (IOException e) {
            throw new StartException("Cannot start " + spec.command().get(0) + ": " + e.getMessage() + ".", e);
        }
    }

    /** Nobody could end later what nobody remembers. */
    private static void remember(Process process, ChildSpec spec, Path pidFile) throws IOException {
        try {
            PidFile.of(process.toHandle()).write(pidFile);
        } catch (UncheckedIOException noRoom) {
            Signals.end(process.toHandle(), spec.stop(), spec.patience());
            throw new IOException(noRoom.getMessage(), noRoom);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end, until its last words are in the log too, and answers the exit code. */
    int await() throws InterruptedException {
        int code = process.waitFor();
        pump.join(OUTPUT_PATIENCE.toMillis());
        return code;
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the process and forgets its pid file; answers whether it ended by itself. Harmless when it is gone. */
    boolean stop() {
        boolean clean = !process.isAlive() || Signals.end(process.toHandle(), spec.stop(), spec.patience());
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            log.warn("Cannot remove {}", pidFile, e);
        }
        return clean;
    }

    private static void pump(Process process, Path logFile) {
        try {
            new RotatingLog(logFile, LOG_FULL_AT, LOGS_KEPT).copy(process.getInputStream());
        } catch (IOException e) {
            log.warn("The output of process {} no longer reaches {}", process.pid(), logFile, e);
        }
    }
}
