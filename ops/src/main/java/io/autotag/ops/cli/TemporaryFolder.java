package io.autotag.ops.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone with all in it when it is closed, or when this process ends, by Ctrl-C too. */
final class TemporaryFolder implements AutoCloseable {

    /** Something that is written into the folder. */
    @FunctionalInterface
    interface Write<T> {
        T write() throws IOException;
    }

    private final Path path;
    private final Thread atExit = new Thread(this::clear, "temporary-folder-end");
    private final Object writing = new Object();
    private volatile boolean isOver;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    static TemporaryFolder create(String prefix) throws IOException {
        TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory(prefix));
        Runtime.getRuntime().addShutdownHook(folder.atExit);
        return folder;
    }

    Path path() {
        return path;
    }

    /** Writes, and is not cleared meanwhile: what takes its time asks {@link #requireOpen}, so that the end need not wait. */
    <T> T write(Write<T> write) throws IOException {
        synchronized (writing) {
            requireOpen();
            return write.write();
        }
    }

    /** @throws CliException when it is to go */
    void requireOpen() {
        if (isOver) {
            throw CliException.refused("Interrupted.");
        }
    }

    private void clear() {
        isOver = true;
        synchronized (writing) {
            if (!Files.exists(path)) {
                return;
            }
            try (Stream<Path> all = Files.walk(path)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // The process ends, and has nothing left to clear.
        }
    }
}
