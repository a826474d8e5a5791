package io.autotag.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** A stretch of an open file as a stream. It leaves the file's own position alone, and closing it closes nothing. */
final class ChannelInput extends InputStream {

    private final FileChannel file;
    private final long end;
    private long at;

    /** The bytes from the start up to, and without, the end. */
    ChannelInput(FileChannel file, long start, long end) {
        this.file = file;
        this.at = start;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (at >= end) {
            return -1;
        }
        int read = file.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, end - at)), at);
        at += Math.max(0, read);
        return read;
    }
}
