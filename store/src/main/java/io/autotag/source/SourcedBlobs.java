package io.autotag.source;

import io.autotag.blob.BlobContent;
import io.autotag.blob.BlobError;
import io.autotag.blob.BlobException;
import io.autotag.blob.BlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.store.Database;
import io.autotag.store.LocatedObject;
import io.autotag.store.SourceObjects;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A blob store that finds in sources too what it does not hold itself. What a source gives counts only if all of it is what
 * the name says, and is given out only then: nobody who writes to a source changes a picture that people have decided about.
 * A source that does not answer is {@link BlobError#GONE} like one that has nothing.
 */
public final class SourcedBlobs implements BlobStore {

    private final Database database;
    private final BlobStore own;
    private final SourceReaders readers;
    private final SourceObjects objects = new SourceObjects();

    /** @param own takes what is put */
    public SourcedBlobs(Database database, BlobStore own, SourceReaders readers) {
        this.database = database;
        this.own = own;
        this.readers = readers;
    }

    @Override
    public InputStream open(String sha256) {
        try {
            return own.open(sha256);
        } catch (BlobException failure) {
            if (failure.code() != BlobError.NOT_FOUND) {
                throw failure;
            }
            List<LocatedObject> places = places(sha256);
            return inPlace(places, sha256).orElseThrow(() -> places.isEmpty() ? failure : gone(failure));
        }
    }

    @Override
    public byte[] read(String sha256) {
        try (InputStream content = open(sha256)) {
            return content.readAllBytes();
        } catch (IOException failure) {
            throw new BlobException(BlobError.UNAVAILABLE, "Unable to read blob " + sha256 + ".", failure);
        }
    }

    /** Of what is read in place as the scan saw it, without asking there: bytes of another number are not given out. */
    @Override
    public long size(String sha256) {
        List<LocatedObject> places = places(sha256);
        return places.isEmpty() ? own.size(sha256) : places.get(0).bytes();
    }

    @Override
    public boolean contains(String sha256) {
        return !places(sha256).isEmpty() || own.contains(sha256);
    }

    private List<LocatedObject> places(String sha256) {
        return database.look(tx -> objects.located(tx, sha256));
    }

    /** From the first place that gives all of it. */
    private Optional<InputStream> inPlace(List<LocatedObject> places, String sha256) {
        for (LocatedObject place : places) {
            Optional<InputStream> found = open(place, sha256);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<InputStream> open(LocatedObject place, String sha256) {
        try {
            String address = readers.unseal(place.source(), place.address());
            SourceEntry entry = new SourceEntry(place.path(), address, null, place.bytes());
            Optional<SourceContent> found = readers.open(place.source()).open(entry, null);
            return found.isEmpty() ? Optional.empty() : checked(found.get(), place.bytes(), sha256);
        } catch (SourceException | IOException refused) {
            return Optional.empty();
        }
    }

    private static Optional<InputStream> checked(SourceContent found, long bytes, String sha256) throws IOException {
        try (found) {
            return found.bytes() < 0 || found.bytes() == bytes
                    ? CheckedBytes.of(found.stream(), sha256, bytes)
                    : Optional.empty();
        }
    }

    /** Names no place: whoever may see a picture need not be who may see its source. */
    private static BlobException gone(BlobException cause) {
        return new BlobException(
                BlobError.GONE,
                "The picture is read in place, and its source does not give it: it was removed or changed there, or the"
                        + " source does not answer or let it be read. A scan of the source says which.",
                cause);
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
