package io.autotag.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a disk that takes no more from a source that breaks off: to Java both are an {@link IOException}. */
final class FullDisk {

    /** With less than this the next large picture may not fit. */
    private static final long SCARCE_BYTES = 96L << 20;

    /** As Linux, macOS and Windows name it; a quota that is used up is such a reason too. */
    private static final Pattern NO_ROOM =
            Pattern.compile("no space left|quota exceeded|not enough space", Pattern.CASE_INSENSITIVE);

    private FullDisk() {}

    /** Something written, with its answer. */
    @FunctionalInterface
    interface Writing<T> {
        T write() throws IOException;
    }

    /**
     * @throws BlobException FULL when there is no room for it, as the operating system says in words of its own;
     *     UNAVAILABLE when it cannot be done for another reason
     */
    static <T> T onDisk(Writing<T> writing) {
        try {
            return writing.write();
        } catch (IOException failure) {
            String reason = String.valueOf(failure.getMessage());
            throw NO_ROOM.matcher(reason).find()
                    ? new BlobException(BlobError.FULL, "The disk takes no more files: " + reason + ".", failure)
                    : new BlobException(BlobError.UNAVAILABLE, "Files cannot be written: " + reason + ".", failure);
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
