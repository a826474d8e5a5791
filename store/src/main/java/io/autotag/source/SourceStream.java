package io.autotag.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of others: whatever fails while they are read is a failure of theirs, and none of whoever reads. */
final class SourceStream extends FilterInputStream {

    SourceStream(InputStream content) {
        super(content);
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (RuntimeException failure) {
            throw broken(failure);
        }
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        try {
            return in.read(into, offset, count);
        } catch (RuntimeException failure) {
            throw broken(failure);
        }
    }

    private static IOException broken(RuntimeException failure) {
        return new IOException(String.valueOf(failure.getMessage()), failure);
    }
}
