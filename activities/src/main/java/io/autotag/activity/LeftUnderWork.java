package io.autotag.activity;

import io.autotag.store.Database;
import io.autotag.store.RunProbes;
import io.autotag.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What processes on this disk were at when they died, told to the database by the next one that starts. */
final class LeftUnderWork {

    private static final Logger log = LoggerFactory.getLogger(LeftUnderWork.class);

    private LeftUnderWork() {}

    /** An item that was under work. */
    record Left(long runId, long itemId) {}

    /** Makes a suspect of each item that was under work; of none where the disk cannot be read or the database is away. */
    static void report(Path folder, Database database) {
        RunProbes probes = new RunProbes();
        List<Left> all = take(folder);
        if (!all.isEmpty()) {
            log.warn("A worker went down while it was at {}", all);
            try {
                database.doInTransaction(tx -> all.forEach(left -> probes.died(tx, left.runId(), left.itemId())));
            } catch (StoreException away) {
                log.warn("Nobody is suspected for that: {}", away.getMessage());
            }
        }
    }

    /** The notes of processes that live no more, which are gone afterwards. */
    static List<Left> take(Path folder) {
        List<Left> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, UnderWork.pattern())) {
                for (Path file : files) {
                    all.addAll(takeUnlessAlive(file));
                }
            } catch (IOException | DirectoryIteratorException failure) {
                log.warn("What was left under work is not known: {}", failure.toString());
            }
        }
        return all;
    }

    /** Emptied before it is told of: two that start at once must not count one death twice. */
    private static List<Left> takeUnlessAlive(Path path) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
                FileLock lock = file.getChannel().tryLock()) {
            if (lock == null) {
                return List.of();
            }
            byte[] content = new byte[(int) Math.min(file.length(), UnderWork.PLACES * UnderWork.PLACE_BYTES)];
            file.readFully(content);
            file.setLength(0);
            Files.deleteIfExists(path);
            return parse(ByteBuffer.wrap(content));
        } catch (OverlappingFileLockException ofThisProcess) {
            return List.of();
        } catch (IOException failure) {
            log.warn("What was left under work in {} is not known: {}", path.getFileName(), failure.toString());
            return List.of();
        }
    }

    private static List<Left> parse(ByteBuffer content) {
        List<Left> all = new ArrayList<>();
        while (content.remaining() >= UnderWork.PLACE_BYTES) {
            Left left = new Left(content.getLong(), content.getLong());
            if (left.runId() > 0 && left.itemId() > 0) {
                all.add(left);
            }
        }
        return all;
    }
}
