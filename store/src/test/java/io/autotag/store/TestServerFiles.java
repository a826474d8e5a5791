package io.autotag.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the PostgreSQL of the tests keeps its files. A database is a thousand small files: copying them in memory takes a
 * tenth of what it takes on a disk, and each test has a copy.
 */
final class TestServerFiles {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String NAME = "autotag-test-";

    /** In bytes: more than the databases and the write-ahead log of one JVM's tests come to. */
    private static final long ROOM = 2L << 30;

    private TestServerFiles() {}

    /** A folder for the one server of this JVM, which is to take it away; empty where there is too little memory for it. */
    static Optional<Path> inMemory() throws IOException {
        if (!Files.isWritable(MEMORY)) {
            return Optional.empty();
        }
        removeLeftovers();
        return MEMORY.toFile().getUsableSpace() < ROOM
                ? Optional.empty()
                : Optional.of(MEMORY.resolve(NAME + ProcessHandle.current().pid()));
    }

    /** Of JVMs that were killed. */
    private static void removeLeftovers() throws IOException {
        try (Stream<Path> folders = Files.list(MEMORY)) {
            folders.filter(TestServerFiles::isLeftover).forEach(TestServerFiles::remove);
        }
    }

    private static boolean isLeftover(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.matches(NAME + "\\d{1,9}")
                && ProcessHandle.of(Long.parseLong(name.substring(NAME.length())))
                        .isEmpty();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Another JVM is at it, too; what none can take away the next one tries.
            return;
        }
    }
}
