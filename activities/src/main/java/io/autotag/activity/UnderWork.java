package io.autotag.activity;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the threads of this process are at, in a file of its own that is locked while the process lives. What it has written
 * there outlives it, whatever ends it, and costs microseconds: so the first death at an item is known, too. Thread-safe. A
 * disk that takes no notes only means that one death more is needed to find an item out.
 */
final class UnderWork implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(UnderWork.class);

    /** More than threads that answer, each with a batch; what finds no place is not noted. */
    static final int PLACES = 1_024;

    /** Of a place: the run and the item, both zero where nobody is at anything. */
    static final int PLACE_BYTES = 2 * Long.BYTES;

    private static final String PREFIX = "process-";

    private final @Nullable Path path;
    private final @Nullable RandomAccessFile file;
    private final Deque<Integer> free = new ConcurrentLinkedDeque<>();

    private UnderWork(@Nullable Path path, @Nullable RandomAccessFile file) {
        this.path = path;
        this.file = file;
        for (int place = 0; file != null && place < PLACES; place++) {
            free.add(place);
        }
    }

    /** @param folder of the notes of all processes on this disk; made when it is not there */
    static UnderWork begin(Path folder) {
        try {
            Files.createDirectories(folder);
            while (true) {
                Path path = Files.createTempFile(folder, PREFIX, "");
                RandomAccessFile file = locked(path);
                if (Files.exists(path)) {
                    return new UnderWork(path, file);
                }
                // Another process that started took it for one of the dead, before it was locked.
                file.close();
            }
        } catch (IOException failure) {
            log.warn("Nothing is noted of what is under work, as {} takes no notes: {}", folder, failure.toString());
            return new UnderWork(null, null);
        }
    }

    /** Held as long as the file is open. */
    private static RandomAccessFile locked(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            FileLock held = file.getChannel().lock();
            log.debug("Notes what it is at in {}, {}", path, held);
            return file;
        } catch (IOException noLocks) {
            file.close();
            Files.deleteIfExists(path);
            throw noLocks;
        }
    }

    /** The notes of which processes may be there, as a pattern of names. */
    static String pattern() {
        return PREFIX + "*";
    }

    /** Whether the file holds what a process is at, and is no model. */
    static boolean isNote(Path file) {
        return file.getFileName().toString().startsWith(PREFIX);
    }

    /** Notes that work on the items begins; closing the note, that it is over. */
    Note note(long runId, Collection<Long> itemIds) {
        List<Integer> places = new ArrayList<>();
        for (long itemId : itemIds) {
            Optional.ofNullable(free.poll()).ifPresent(place -> {
                write(place, runId, itemId);
                places.add(place);
            });
        }
        return () -> places.forEach(place -> {
            write(place, 0, 0);
            free.add(place);
        });
    }

    /** Work on a few items. */
    interface Note extends AutoCloseable {

        Note NONE = () -> {};

        @Override
        void close();
    }

    private synchronized void write(int place, long runId, long itemId) {
        if (file == null) {
            return;
        }
        try {
            file.seek((long) place * PLACE_BYTES);
            file.write(ByteBuffer.allocate(PLACE_BYTES)
                    .putLong(runId)
                    .putLong(itemId)
                    .array());
        } catch (IOException failure) {
            // After the end of the process nobody reads it, and a full disk may have room for the next note.
            log.debug("Item {} of run {} is not noted: {}", itemId, runId, failure.toString());
        }
    }

    /** An end in order leaves nothing behind. */
    @Override
    public synchronized void close() {
        try {
            if (path != null && file != null) {
                Files.deleteIfExists(path);
                file.close();
            }
        } catch (IOException failure) {
            log.debug("{} stays", path, failure);
        }
    }
}
