package io.autotag.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A buffered stream that knows how many bytes went into it. */
final class Counted extends OutputStream {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final OutputStream out;
    private long count;

    Counted(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    long count() {
        return count;
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        count += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
