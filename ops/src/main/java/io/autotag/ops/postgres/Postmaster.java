package io.autotag.ops.postgres;

import io.autotag.ops.process.Signals;
import io.autotag.ops.process.StartException;
import io.autotag.ops.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The server process that a data directory's {@code postmaster.pid} names. Only called while the home folder is locked,
 * so a server found here is an orphan of an earlier start.
 */
final class Postmaster {

    private static final Duration CLEAN_END = Duration.ofSeconds(30);
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private Postmaster() {}

    /** Ends a server that still uses the data directory, and removes a pid file whose server is gone. */
    static void endOrphan(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            orphan(Files.readAllLines(file)).ifPresent(server -> {
                Signals.end(server, StopSignal.INT, CLEAN_END);
            });
            Files.deleteIfExists(file);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new StartException("Cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** True once the server has written that it takes connections. */
    static boolean isReady(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8 && "ready".equals(lines.get(7).strip());
        } catch (IOException e) {
            return false;
        }
    }

    /** Lines 1 and 3 are the process id and the start in epoch seconds; an id that was reused started later. */
    private static Optional<ProcessHandle> orphan(List<String> lines) {
        if (lines.size() < 3
                || !lines.get(0).matches("\\d{1,10}")
                || !lines.get(2).matches("\\d{1,12}")) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2)));
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> isPostgres(process) && startedAbout(process, started));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(path -> path.endsWith("/postgres")).orElse(false);
    }

    private static boolean startedAbout(ProcessHandle process, Instant time) {
        return process.info()
                .startInstant()
                .map(started -> Duration.between(started, time).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
