package io.autotag.ops;

import io.autotag.ops.process.PidFile;
import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Only one supervisor works in a home folder. The lock ends with its process, however that ends. */
final class HomeLock implements AutoCloseable {

    static final String SUPERVISOR = "supervisor";

    private final FileChannel channel;
    private final Path pidFile;

    private HomeLock(FileChannel channel, Path pidFile) {
        this.channel = channel;
        this.pidFile = pidFile;
    }

    /** Takes the lock, or answers empty when another process holds it. */
    static Optional<HomeLock> tryTake(Home home) {
        Path file = home.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            PidFile.of(ProcessHandle.current()).write(home.pidFile(SUPERVISOR));
            return Optional.of(new HomeLock(channel, home.pidFile(SUPERVISOR)));
        } catch (IOException e) {
            throw new StartException("Cannot lock " + file + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(pidFile);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give the lock of " + pidFile.getParent() + " back", e);
        }
    }
}
