package io.autotag.api.upload;

import io.autotag.api.error.ApiException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Passes bytes on up to a limit, and checks at the end that as many came as were announced. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private final OptionalLong announced;
    private long count;

    LimitedStream(InputStream in, long limit, OptionalLong announced) {
        super(in);
        this.limit = limit;
        this.announced = announced;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read < 0) {
            checkEnd();
            return read;
        }
        count += read;
        if (count > limit) {
            throw ApiException.tooLarge("The file is larger than " + limit + " bytes.");
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return super.skip(0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void checkEnd() {
        if (count == 0) {
            throw ApiException.badField("file", "The file is empty.");
        }
        if (announced.isPresent() && announced.getAsLong() != count) {
            throw ApiException.badField(
                    "file", "The file has " + count + " bytes; " + announced.getAsLong() + " were announced.");
        }
    }
}
