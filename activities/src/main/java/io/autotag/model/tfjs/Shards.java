package io.autotag.model.tfjs;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Reads weight files one after the other as if they were one; a weight may lie across the border of two. */
final class Shards implements Closeable {

    private final Iterator<Path> files;
    private InputStream open = InputStream.nullInputStream();

    Shards(List<Path> files) {
        this.files = files.iterator();
    }

    /** The next so many bytes, little endian. The files must be known to hold them. */
    ByteBuffer next(int length) throws IOException {
        byte[] bytes = new byte[length];
        int filled = open.readNBytes(bytes, 0, length);
        while (filled < length) {
            openNext();
            filled += open.readNBytes(bytes, filled, length - filled);
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void openNext() throws IOException {
        open.close();
        if (!files.hasNext()) {
            throw new EOFException("a file became shorter while it was read");
        }
        open = Files.newInputStream(files.next());
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
