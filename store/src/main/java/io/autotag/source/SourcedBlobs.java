package io.autotag.source;

import io.autotag.blob.BlobContent;
import io.autotag.blob.BlobError;
import io.autotag.blob.BlobException;
import io.autotag.blob.BlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A blob store that finds in sources too what it does not hold itself. A source that does not answer is
 * {@link BlobError#GONE} like one that has nothing.
 */
public final class SourcedBlobs implements BlobStore {

    private final BlobStore own;
    private final InPlace inPlace;

    /** @param own takes what is put */
    public SourcedBlobs(Database database, BlobStore own, SourceReaders readers) {
        this.own = own;
        this.inPlace = new InPlace(database, readers);
    }

    @Override
    public InputStream open(String sha256) {
        try {
            return own.open(sha256);
        } catch (BlobException failure) {
            if (failure.code() != BlobError.NOT_FOUND) {
                throw failure;
            }
            return inPlace.open(sha256).orElseThrow(() -> failure);
        }
    }

    /** Of what is read in place as the scan saw it, without asking there: bytes of another number are not given out. */
    @Override
    public long size(String sha256) {
        OptionalLong seen = inPlace.bytes(sha256);
        return seen.isPresent() ? seen.getAsLong() : own.size(sha256);
    }

    @Override
    public boolean contains(String sha256) {
        return inPlace.bytes(sha256).isPresent() || own.contains(sha256);
    }

    @Override
    public StoredBlob put(InputStream source, long maxBytes) throws IOException {
        return own.put(source, maxBytes);
    }

    @Override
    public StoredBlob write(BlobContent content, long maxBytes) throws IOException {
        return own.write(content, maxBytes);
    }

    @Override
    public Stream<String> lastPutBefore(Instant time) {
        return own.lastPutBefore(time);
    }

    @Override
    public void removeUnfinishedBefore(Instant time) {
        own.removeUnfinishedBefore(time);
    }

    @Override
    public String claim(String installation) {
        return own.claim(installation);
    }

    @Override
    public void check() {
        own.check();
    }

    @Override
    public Optional<String> scarcity() {
        return own.scarcity();
    }

    @Override
    public void removeLastPutBefore(String sha256, Instant time) {
        own.removeLastPutBefore(sha256, time);
    }
}
