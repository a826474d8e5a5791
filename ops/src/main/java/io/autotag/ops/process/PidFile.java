package io.autotag.ops.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process remembered on disk by its id and the moment it started, so that a reused id is never taken for it.
 *
 * @param started as the operating system tells it
 */
public record PidFile(long pid, Instant started) {

    /** The operating system's start times are counted from a boot time that may shift a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    public static PidFile of(ProcessHandle process) {
        return new PidFile(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Reads a file; one that is missing or unreadable is empty. */
    public static Optional<PidFile> read(Path file) {
        try {
            String[] fields = Files.readString(file).strip().split(" ", -1);
            return fields.length == 2
                    ? Optional.of(
                            new PidFile(Long.parseLong(fields[0]), Instant.ofEpochMilli(Long.parseLong(fields[1]))))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The process of a file, if it is still that one. */
    public static Optional<ProcessHandle> running(Path file) {
        return read(file).flatMap(PidFile::process);
    }

    /** The process, if it lives and started when this one did. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    public void write(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, pid + " " + started.toEpochMilli() + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(other -> Duration.between(started, other).abs().compareTo(TOLERANCE) <= 0)
                .orElse(started.equals(Instant.EPOCH));
    }
}
