package io.autotag.ops.process;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A log file that moves to {@code NAME.1}, {@code NAME.2} … when it is full; the oldest is dropped. One writer at a time.
 *
 * <p>What cannot be written, as on a full disk, is dropped: a process whose output nobody reads would stand still at its next
 * line, and go on standing still when there is room again.
 */
final class RotatingLog {

    private static final int TAIL_BYTES = 65_536;
    private static final Pattern FRAME = Pattern.compile("[!\\s]*(at \\S+\\(.*|\\.\\.\\. \\d+ .*)");
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    private final Path file;
    private final long fullAt;
    private final int kept;
    private final long tryAgainNanos;
    private @Nullable OutputStream out;
    private long size;
    private long dropped;
    private long tryAgainAt;

    /** {@code fullAt} in bytes; {@code kept} counts the older files beside the current one. */
    RotatingLog(Path file, long fullAt, int kept) {
        this(file, fullAt, kept, TRY_AGAIN_AFTER);
    }

    RotatingLog(Path file, long fullAt, int kept, Duration tryAgainAfter) {
        this.file = file;
        this.fullAt = fullAt;
        this.kept = kept;
        this.tryAgainNanos = tryAgainAfter.toNanos();
    }

    /** Copies the stream until its end. What is written is on disk as soon as the stream pauses. */
    void copy(InputStream in) throws IOException {
        byte[] buffer = new byte[16_384];
        try {
            // Whoever looks for the file finds it, also where there is nothing to say.
            take(buffer, 0, false);
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                take(buffer, n, in.available() == 0);
            }
        } finally {
            close();
        }
    }

    private void take(byte[] buffer, int n, boolean isPause) {
        if (out == null && tryAgainAt != 0 && System.nanoTime() - tryAgainAt < 0) {
            dropped += n;
            return;
        }
        try {
            OutputStream to = writable(n);
            to.write(buffer, 0, n);
            size += n;
            if (isPause) {
                to.flush();
            }
        } catch (IOException noRoom) {
            dropped += n;
            close();
            tryAgainAt = System.nanoTime() + tryAgainNanos;
        }
    }

    private OutputStream writable(int more) throws IOException {
        OutputStream to = out == null ? open() : out;
        out = to;
        if (dropped > 0) {
            to.write(("[" + dropped + " bytes could not be written here.]\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
            dropped = 0;
        }
        if (size == 0 || size + more <= fullAt) {
            return to;
        }
        close();
        rotate();
        out = open();
        return out;
    }

    private void close() {
        OutputStream last = out;
        out = null;
        try {
            if (last != null) {
                last.close();
            }
        } catch (IOException noRoom) {
            // What it still held is lost, as what follows will be.
        }
    }

    /** How large the file is now; 0 where there is none. */
    static long sizeOf(Path file) {
        return file.toFile().length();
    }

    /**
     * The last lines, for an error message. Where in the code something went wrong says nothing to its reader.
     *
     * @param from where they begin at the earliest, as {@link #sizeOf} said before
     */
    static List<String> tail(Path file, long from, int lines) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            // Smaller than before: it has moved aside meanwhile.
            long begin = Math.max(log.length() < from ? 0 : from, log.length() - TAIL_BYTES);
            byte[] end = new byte[(int) (log.length() - begin)];
            log.seek(begin);
            log.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .filter(line -> !FRAME.matcher(line).matches())
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private OutputStream open() throws IOException {
        OutputStream opened = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        size = sizeOf(file);
        return opened;
    }

    private void rotate() throws IOException {
        for (int n = kept; n >= 1; n--) {
            Path older = n == 1 ? file : numbered(n - 1);
            if (Files.exists(older)) {
                Files.move(older, numbered(n), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path numbered(int n) {
        return file.resolveSibling(file.getFileName() + "." + n);
    }
}
