package io.autotag.blob;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes what goes into a new file. */
final class BlobOutput extends OutputStream {

    private final FileChannel channel;
    private final long maxBytes;
    private final MessageDigest digest = Digests.sha256();
    private long total;

    private BlobOutput(FileChannel channel, long maxBytes) {
        this.channel = channel;
        this.maxBytes = maxBytes;
    }

    /** Has the content written to a new file and the file to disk. */
    static StoredBlob write(Path file, BlobContent content, long maxBytes) throws IOException {
        try (FileChannel channel = FullDisk.onDisk(
                () -> FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW))) {
            StoredBlob blob = write(channel, content, maxBytes);
            FullDisk.onDisk(() -> {
                channel.force(true);
                return blob;
            });
            return blob;
        }
    }

    /** Has the content written to an open file, which stays open. */
    static StoredBlob write(FileChannel channel, BlobContent content, long maxBytes) throws IOException {
        try (BlobOutput out = new BlobOutput(channel, maxBytes)) {
            content.writeTo(out);
            return new StoredBlob(HexFormat.of().formatHex(out.digest.digest()), out.total);
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        total += length;
        if (total > maxBytes) {
            throw new BlobException(
                    BlobError.TOO_LARGE, "The file is larger than the limit of " + maxBytes + " bytes.");
        }
        digest.update(bytes, offset, length);
        ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
        while (rest.hasRemaining()) {
            FullDisk.onDisk(() -> channel.write(rest));
        }
    }
}
