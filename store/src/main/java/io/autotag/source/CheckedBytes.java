package io.autotag.source;

import io.autotag.blob.BlobError;
import io.autotag.blob.BlobException;
import io.autotag.blob.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Reads what others keep to its end, before anybody has a byte of it: they must be those of the name. */
final class CheckedBytes {

    /** More lie in a file meanwhile, which is gone once it is closed. */
    static final int IN_MEMORY = 4 << 20;

    private static final int STEP_BYTES = 256 * 1024;

    private CheckedBytes() {}

    /**
     * The bytes, to be closed; empty when they are not those of the name.
     *
     * @param length how many those of the name are; not many more are read
     * @throws IOException when the content breaks
     * @throws BlobException UNAVAILABLE when they cannot be kept meanwhile
     */
    static Optional<InputStream> of(InputStream content, String sha256, long length) throws IOException {
        MessageDigest digest = Digests.sha256();
        InputStream read = new DigestInputStream(content, digest);
        if (length <= IN_MEMORY) {
            byte[] bytes = read.readNBytes((int) length + 1);
            return isOf(digest, sha256) ? Optional.of(new ByteArrayInputStream(bytes)) : Optional.empty();
        }
        FileChannel file = file();
        boolean right = false;
        try {
            fill(file, read, length);
            right = isOf(digest, sha256);
            return right ? Optional.of(Channels.newInputStream(file.position(0))) : Optional.empty();
        } finally {
            if (!right) {
                file.close();
            }
        }
    }

    private static void fill(FileChannel file, InputStream from, long length) throws IOException {
        byte[] step = from.readNBytes(STEP_BYTES);
        for (long at = 0; step.length > 0 && at <= length; step = from.readNBytes(STEP_BYTES)) {
            write(file, ByteBuffer.wrap(step));
            at += step.length;
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException failure) {
            throw unkept(failure);
        }
    }

    private static FileChannel file() {
        try {
            return FileChannel.open(
                    Files.createTempFile("autotag-in-place-", null),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException failure) {
            throw unkept(failure);
        }
    }

    private static BlobException unkept(IOException failure) {
        return new BlobException(
                BlobError.UNAVAILABLE,
                "A picture that is read in place could not be kept for a moment: is the folder for temporary files"
                        + " full?",
                failure);
    }

    private static boolean isOf(MessageDigest digest, String sha256) {
        return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }
}
