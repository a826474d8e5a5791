package io.autotag.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blobs as files of one directory, shared by every process of an installation. A blob is written beside its place,
 * forced to disk and renamed: it is there whole or not at all.
 */
public final class DirectoryBlobStore implements BlobStore {

    private static final String INCOMING = "incoming";
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path root;

    /** @param root created with the first blob when it is not there */
    public DirectoryBlobStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public StoredBlob put(InputStream source, long maxBytes) throws IOException {
        return write(out -> copy(source, out), maxBytes);
    }

    @Override
    public StoredBlob write(BlobContent content, long maxBytes) throws IOException {
        Path incoming = FullDisk.onDisk(this::incoming);
        try {
            StoredBlob blob = BlobOutput.write(incoming, content, maxBytes);
            return FullDisk.onDisk(() -> {
                publish(incoming, blob.sha256());
                return blob;
            });
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    @Override
    public InputStream open(String sha256) {
        Path place = place(sha256);
        try {
            return Files.newInputStream(place);
        } catch (IOException failure) {
            throw explain(sha256, failure);
        }
    }

    @Override
    public byte[] read(String sha256) {
        Path place = place(sha256);
        try {
            return Files.readAllBytes(place);
        } catch (IOException failure) {
            throw explain(sha256, failure);
        }
    }

    @Override
    public long size(String sha256) {
        Path place = place(sha256);
        try {
            return Files.size(place);
        } catch (IOException failure) {
            throw explain(sha256, failure);
        }
    }

    @Override
    public boolean contains(String sha256) {
        return Files.isRegularFile(place(sha256));
    }

    @Override
    public Stream<String> lastPutBefore(Instant time) {
        return OldBlobs.in(root, time).filter(BlobNames::isName);
    }

    @Override
    public void removeLastPutBefore(String sha256, Instant time) {
        try {
            OldBlobs.remove(place(sha256), incoming(), time);
        } catch (IOException failure) {
            throw new BlobException(BlobError.UNAVAILABLE, "Unable to remove blob " + sha256 + ".", failure);
        }
    }

    @Override
    public void removeUnfinishedBefore(Instant time) {
        try {
            OldBlobs.clear(root.resolve(INCOMING), time);
        } catch (IOException failure) {
            throw new BlobException(
                    BlobError.UNAVAILABLE, "Unable to remove unfinished files in " + root + ".", failure);
        }
    }

    @Override
    public String claim(String installation) {
        try {
            return BlobOwner.claim(root, incoming(), installation);
        } catch (IOException failure) {
            throw new BlobException(
                    BlobError.UNAVAILABLE, "Unable to tell whose the files in " + root + " are.", failure);
        }
    }

    @Override
    public void check() {
        try {
            Files.createDirectories(root);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
        if (!Files.isWritable(root)) {
            throw unwritable(null);
        }
    }

    @Override
    public Optional<String> scarcity() {
        return FullDisk.scarcity(root);
    }

    private BlobException unwritable(@Nullable IOException failure) {
        return new BlobException(
                BlobError.UNAVAILABLE,
                "The folder " + root
                        + " of uploaded files cannot be written: mount it, or let this process write there.",
                failure);
    }

    private Path place(String sha256) {
        return root.resolve(BlobNames.place(sha256));
    }

    private Path incoming() throws IOException {
        Path directory = root.resolve(INCOMING);
        Files.createDirectories(directory);
        return directory.resolve(UUID.randomUUID().toString());
    }

    private static void copy(InputStream source, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }

    private void publish(Path incoming, String sha256) throws IOException {
        Path place = place(sha256);
        if (OldBlobs.renew(place)) {
            return;
        }
        Path directory = root.resolve(sha256.substring(0, 2));
        Files.createDirectories(directory);
        Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE);
        force(directory);
    }

    /** The rename itself must survive a power cut. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static BlobException explain(String sha256, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new BlobException(BlobError.NOT_FOUND, "There is no blob " + sha256 + ".", failure);
        }
        return new BlobException(BlobError.UNAVAILABLE, "Unable to read blob " + sha256 + ".", failure);
    }
}
