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
import java.util.List;

/**
 * A log file that moves to {@code NAME.1}, {@code NAME.2} … when it is full; the oldest is dropped. One writer at a time.
 */
final class RotatingLog {

    private static final int TAIL_BYTES = 8_192;

    private final Path file;
    private final long fullAt;
    private final int kept;

    /** {@code fullAt} in bytes; {@code kept} counts the older files beside the current one. */
    RotatingLog(Path file, long fullAt, int kept) {
        this.file = file;
        this.fullAt = fullAt;
        this.kept = kept;
    }

    /** Copies the stream until its end. What is written is on disk as soon as the stream pauses. */
    void copy(InputStream in) throws IOException {
        byte[] buffer = new byte[16_384];
        OutputStream out = open();
        try {
            long size = Files.size(file);
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (size > 0 && size + n > fullAt) {
                    out.close();
                    rotate();
                    out = open();
                    size = 0;
                }
                out.write(buffer, 0, n);
                size += n;
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } finally {
            out.close();
        }
    }

    /** The last lines, for an error message. */
    static List<String> tail(Path file, int lines) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - TAIL_BYTES);
            byte[] end = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(end);
            List<String> all =
                    new String(end, StandardCharsets.UTF_8).strip().lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private OutputStream open() throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
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
