package io.autotag.blob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The content of an object. Where the connection breaks it goes on from there over another one. Not thread-safe. */
final class S3Input extends InputStream {

    /** Breaks without a byte in between, before it is given up. */
    private static final int MOST_BREAKS = 4;

    private final S3Bucket bucket;
    private final String key;
    private final long length;
    private final String tag;
    private ResponseInputStream<GetObjectResponse> content;
    private long at;
    private int breaks;

    S3Input(S3Bucket bucket, String key, ResponseInputStream<GetObjectResponse> content) {
        this.bucket = bucket;
        this.key = key;
        this.content = content;
        this.length = lengthOf(key, content);
        this.tag = content.response().eTag();
    }

    /** Without it nobody knows when all of an object has come. */
    private static long lengthOf(String key, ResponseInputStream<GetObjectResponse> content) {
        Long told = content.response().contentLength();
        if (told == null) {
            content.abort();
            throw new BlobException(
                    BlobError.UNAVAILABLE, "Unable to read " + key + ": the store does not say how long it is.");
        }
        return told;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        while (at < length) {
            try {
                int read = content.read(into, offset, count);
                if (read >= 0) {
                    at += read;
                    breaks = 0;
                    return read;
                }
                goOn(new EOFException("The connection ended after " + at + " of " + length + " bytes."));
            } catch (IOException | SdkException broken) {
                goOn(broken);
            }
        }
        return -1;
    }

    /** Leaves what was not read where it is, instead of fetching it to no end. */
    @Override
    public void close() throws IOException {
        if (at < length) {
            content.abort();
        } else {
            content.close();
        }
    }

    private void goOn(Exception broken) {
        content.abort();
        breaks++;
        if (breaks > MOST_BREAKS) {
            throw new BlobException(
                    BlobError.UNAVAILABLE, "Unable to read " + key + " to its end: the connection breaks.", broken);
        }
        content = bucket.open(key, at, Optional.of(tag))
                .orElseThrow(() -> new BlobException(
                        BlobError.NOT_FOUND, "The file " + key + " was removed while it was read.", broken));
    }
}
