package io.autotag.format;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What comes later in a file than it is known: it waits on the disk, compressed. The file has no name, so that nothing
 * stays behind when the process is killed.
 */
final class Spill implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileChannel channel;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final DeflaterOutputStream compressed;
    private final OutputStream out;

    private Spill(FileChannel channel) {
        this.channel = channel;
        this.compressed = new DeflaterOutputStream(Channels.newOutputStream(channel), deflater, BUFFER_BYTES);
        this.out = new BufferedOutputStream(compressed, BUFFER_BYTES);
    }

    static Spill create() throws IOException {
        Path file = Files.createTempFile("autotag-export", null);
        try {
            return new Spill(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } finally {
            Files.delete(file);
        }
    }

    /** Until {@link #copyTo}. */
    OutputStream out() {
        return out;
    }

    /** Ends the writing and copies all of it. */
    void copyTo(OutputStream target) throws IOException {
        out.flush();
        compressed.finish();
        channel.position(0);
        InputStream all = new InflaterInputStream(Channels.newInputStream(channel));
        all.transferTo(target);
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        channel.close();
    }
}
