package io.autotag.blob;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A content-addressed store, thread-safe. Names are 64 lower-case hexadecimal digits; anything else is refused, so no
 * name can lead out of the store. Putting the same bytes twice is one blob.
 */
public interface BlobStore {

    /**
     * Stores the stream's bytes durably and says under which name. The stream is read to its end, not closed. A blob that
     * is there already counts as put now.
     *
     * @param maxBytes more than this is refused with {@link BlobError#TOO_LARGE} and leaves nothing behind
     * @throws IOException when the source cannot be read
     * @throws BlobException FULL when the disk takes no more, UNAVAILABLE when the store does not answer
     */
    StoredBlob put(InputStream source, long maxBytes) throws IOException;

    /**
     * Stores what the content writes, likewise; what it has written when it fails leaves nothing behind.
     *
     * @throws IOException when the content fails
     */
    StoredBlob write(BlobContent content, long maxBytes) throws IOException;

    /** A stream of the blob, to be closed by the caller. */
    InputStream open(String sha256);

    /** The whole blob; for images, not for models. */
    default byte[] read(String sha256) {
        try (InputStream content = open(sha256)) {
            return content.readAllBytes();
        } catch (IOException failure) {
            throw new BlobException(BlobError.UNAVAILABLE, "Unable to read blob " + sha256 + ".", failure);
        }
    }

    /** Its size in bytes. */
    long size(String sha256);

    boolean contains(String sha256);

    /** The names of the blobs that were last put before then. */
    Stream<String> lastPutBefore(Instant time);

    /** Removes what was written before then and never became a blob, as a process had ended. */
    void removeUnfinishedBefore(Instant time);

    /** The id of the installation that the store belongs to: from now on the given one's, if it belonged to none. */
    String claim(String installation);

    /**
     * Asks whether blobs can be read and written, without reading or writing one.
     *
     * @throws BlobException with a sentence for the operator
     */
    void check();

    /** A sentence for the operator where there is hardly any room for more; what is there can be read all the same. */
    default Optional<String> scarcity() {
        return Optional.empty();
    }

    /** Removes the blob, unless it was put since then: whoever does that at the same moment finds it there. */
    void removeLastPutBefore(String sha256, Instant time);
}
