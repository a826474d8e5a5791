package io.autotag.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells a disk that takes no more from a source that breaks off: to Java both are an {@link IOException}. */
final class FullDisk {

    /** With less than this the next large picture may not fit. */
    private static final long SCARCE_BYTES = 96L << 20;

    private FullDisk() {}

    /** Something written, with its answer. */
    @FunctionalInterface
    interface Writing<T> {
        T write() throws IOException;
    }

    /** @throws BlobException FULL when it cannot be done; the operating system names the reason in words of its own */
    static <T> T onDisk(Writing<T> writing) {
        try {
            return writing.write();
        } catch (IOException failure) {
            throw new BlobException(
                    BlobError.FULL, "The disk takes no more files: " + failure.getMessage() + ".", failure);
        }
    }

    /** A sentence where the disk below the folder has hardly any room left. */
    static Optional<String> scarcity(Path folder) {
        try {
            long left = Files.getFileStore(folder).getUsableSpace();
            return left >= SCARCE_BYTES
                    ? Optional.empty()
                    : Optional.of("The folder " + folder + " of uploaded files has room for " + (left >> 20)
                            + " MiB only: make room.");
        } catch (IOException failure) {
            throw new BlobException(
                    BlobError.UNAVAILABLE, "Unable to tell how much room the folder " + folder + " has.", failure);
        }
    }
}
