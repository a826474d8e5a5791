package io.autotag.source;

import io.autotag.blob.BlobError;
import io.autotag.blob.BlobException;
import io.autotag.store.Database;
import io.autotag.store.LocatedObject;
import io.autotag.store.Source;
import io.autotag.store.SourceObjects;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds bytes where sources have them. What a source gives counts only if all of it is what the name says, and is given out
 * only then: nobody who writes to a source changes a picture that people have decided about. Thread-safe.
 */
final class InPlace {

    private static final Logger log = LoggerFactory.getLogger(InPlace.class);

    private static final String NOT_GIVEN =
            "The picture is read in place, and its source does not give it: it was removed or changed there, or the"
                    + " source does not answer or let it be read. A scan of the source says which.";

    private final Database database;
    private final SourceReaders readers;
    private final SourceObjects objects = new SourceObjects();
    private final Remarks remarks = new Remarks(InstantSource.system());

    InPlace(Database database, SourceReaders readers) {
        this.database = database;
        this.readers = readers;
    }

    /** How many there are, as the scan saw them; empty where no source has any of this name. Asks no source. */
    OptionalLong bytes(String sha256) {
        return database.look(tx -> objects.bytes(tx, sha256));
    }

    /**
     * From the first place that gives all of it; empty where no source has any of this name.
     *
     * @throws BlobException GONE when no place gives it, caused by what kept the first one from that
     */
    Optional<InputStream> open(String sha256) {
        List<LocatedObject> places = database.look(tx -> objects.located(tx, sha256));
        List<Exception> refusals = new ArrayList<>();
        for (LocatedObject place : places) {
            try {
                Optional<InputStream> found = open(place, sha256);
                if (found.isPresent()) {
                    return found;
                }
            } catch (SourceException | IOException refusal) {
                tell(place.source(), refusal);
                refusals.add(refusal);
            }
        }
        if (places.isEmpty()) {
            return Optional.empty();
        }
        throw gone(refusals);
    }

    private Optional<InputStream> open(LocatedObject place, String sha256) throws IOException {
        String address = readers.unseal(place.source(), place.address());
        SourceEntry entry = new SourceEntry(place.path(), address, null, place.bytes());
        Optional<SourceContent> found = readers.open(place.source()).open(entry, null);
        return found.isEmpty() ? Optional.empty() : checked(found.get(), place.bytes(), sha256);
    }

    private static Optional<InputStream> checked(SourceContent found, long bytes, String sha256) throws IOException {
        try (found) {
            return found.bytes() < 0 || found.bytes() == bytes
                    ? CheckedBytes.of(found.stream(), sha256, bytes)
                    : Optional.empty();
        }
    }

    private void tell(Source source, Exception refusal) {
        if (remarks.isDue(source.id())) {
            log.warn("Source {} does not give a picture that is read in place", source.uid(), refusal);
        }
    }

    /** Names no place: whoever may see a picture need not be who may see its source. */
    private static BlobException gone(List<Exception> refusals) {
        String sentence = refusals.stream()
                .filter(SourceException.class::isInstance)
                .map(SourceException.class::cast)
                .filter(SourceException::isOfProcess)
                .findFirst()
                .map(own -> "The picture is read in place, which needs the operator. " + own.sentence())
                .orElse(NOT_GIVEN);
        BlobException gone = new BlobException(BlobError.GONE, sentence, refusals.isEmpty() ? null : refusals.get(0));
        refusals.stream().skip(1).forEach(gone::addSuppressed);
        return gone;
    }
}
