package io.autotag.source;

import io.autotag.blob.BlobException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bytes that must be those of a name. The last ones are handed out only when all of them were. Not thread-safe. */
final class CheckedInput extends InputStream {

    private final SourceContent content;
    private final String sha256;
    private final long length;
    private final Function<@Nullable Throwable, BlobException> gone;
    private final MessageDigest digest;
    private long at;

    /** @param gone what is thrown when they are not */
    CheckedInput(SourceContent content, String sha256, long length, Function<@Nullable Throwable, BlobException> gone) {
        this.content = content;
        this.sha256 = sha256;
        this.length = length;
        this.gone = gone;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        if (count == 0) {
            return 0;
        }
        if (at == length) {
            return -1;
        }
        int read = next(into, offset, (int) Math.min(count, length - at));
        digest.update(into, offset, read);
        at += read;
        if (at == length && !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw gone.apply(null);
        }
        return read;
    }

    private int next(byte[] into, int offset, int count) {
        try {
            int read = content.stream().read(into, offset, count);
            if (read < 0) {
                throw gone.apply(null);
            }
            return read;
        } catch (IOException | BlobException broken) {
            throw gone.apply(broken);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
