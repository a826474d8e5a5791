package io.autotag.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer that whoever asked keeps in memory: one that is longer than any that is meant breaks off. Not thread-safe. */
final class LimitedInput extends FilterInputStream {

    private long left;

    LimitedInput(InputStream in, long mostBytes) {
        super(in);
        this.left = mostBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        int read = super.read(into, offset, count);
        left -= Math.max(0, read);
        if (left < 0) {
            throw new S3Transport.Refused("The object store answers with more than is ever asked of it.");
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }
}
