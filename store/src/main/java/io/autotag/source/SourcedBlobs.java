package io.autotag.source;

import io.autotag.blob.BlobContent;
import io.autotag.blob.BlobError;
import io.autotag.blob.BlobException;
import io.autotag.blob.BlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.store.Database;
import io.autotag.store.LocatedObject;
import io.autotag.store.SourceObjects;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A blob store that finds in sources too what it does not hold itself. What a source gives counts only if it is what the
 * name says: nobody who writes to a source changes a picture that people have decided about. A source that does not answer
 * is {@link BlobError#GONE} like one that has nothing: it holds up no run.
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
        List<LocatedObject> places = places(sha256);
        return inPlace(places, sha256).orElseGet(() -> ownOrGone(places, () -> own.open(sha256)));
    }

    @Override
    public byte[] read(String sha256) {
        try (InputStream content = open(sha256)) {
            return content.readAllBytes();
        } catch (IOException failure) {
            throw new BlobException(BlobError.UNAVAILABLE, "Unable to read blob " + sha256 + ".", failure);
        }
    }

    @Override
    public long size(String sha256) {
        List<LocatedObject> places = places(sha256);
        Optional<InputStream> there = inPlace(places, sha256);
        if (there.isEmpty()) {
            return ownOrGone(places, () -> own.size(sha256));
        }
        close(there.get());
        return places.get(0).bytes();
    }

    @Override
    public boolean contains(String sha256) {
        return !places(sha256).isEmpty() || own.contains(sha256);
    }

    @Override
    public boolean isWhole(String sha256) {
        if (places(sha256).isEmpty()) {
            return true;
        }
        try (InputStream content = open(sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (BlobException gone) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException("A source could not be closed.", failure);
        }
    }

    private List<LocatedObject> places(String sha256) {
        return database.look(tx -> objects.located(tx, sha256));
    }

    /** From the first place that has something of the right size. */
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
            return readers.open(place.source())
                    .open(entry, null)
                    .filter(content -> isOfSize(content, place.bytes()))
                    .map(content -> new CheckedInput(content, sha256, place.bytes(), SourcedBlobs::gone));
        } catch (SourceException refused) {
            return Optional.empty();
        }
    }

    private static boolean isOfSize(SourceContent content, long bytes) {
        if (content.bytes() < 0 || content.bytes() == bytes) {
            return true;
        }
        close(content);
        return false;
    }

    private static void close(Closeable opened) {
        try {
            opened.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("A source could not be closed.", failure);
        }
    }

    /** The own store holds it too when it was uploaded once. */
    private static <T> T ownOrGone(List<LocatedObject> places, Supplier<T> ofOwn) {
        try {
            return ofOwn.get();
        } catch (BlobException failure) {
            throw !places.isEmpty() && failure.code() == BlobError.NOT_FOUND ? gone(failure) : failure;
        }
    }

    /** Names no place: whoever may see a picture need not be who may see its source. */
    private static BlobException gone(@Nullable Throwable cause) {
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
