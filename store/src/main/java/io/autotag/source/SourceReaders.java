package io.autotag.source;

import io.autotag.blob.S3Folder;
import io.autotag.blob.S3Folder.Place;
import io.autotag.blob.S3Folder.Reader;
import io.autotag.egress.Egress;
import io.autotag.secret.SecretBox;
import io.autotag.store.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the readers of sources, and keeps what is costly to open. Thread-safe. */
public final class SourceReaders implements AutoCloseable {

    /** One object, from the first look at the name to its last byte. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** The same for somebody who waits for a picture: a run, or a person. */
    private static final Duration SHORTER = Duration.ofSeconds(20);

    /** A scan has time to find out whether it was a bad moment. */
    private static final int MOST_SILENCES = 5;

    private final SourceSettings settings;
    private final Egress egress;
    private final Silences silences;
    private final LastList lists = new LastList(InstantSource.system());
    private final OpenBuckets buckets = new OpenBuckets();

    /** For scans. */
    public SourceReaders(SourceSettings settings) {
        this(settings, LONGEST, MOST_SILENCES);
    }

    private SourceReaders(SourceSettings settings, Duration longest, int mostSilences) {
        this.settings = settings;
        this.egress = new Egress(settings.rules(), longest);
        this.silences = new Silences(mostSilences, Clock.systemUTC());
    }

    /** For those who want single pictures now: who kept one waiting in vain is not asked for a minute. */
    public static SourceReaders forPictures(SourceSettings settings) {
        return new SourceReaders(settings, SHORTER, 1);
    }

    /** @throws SourceException when this process may not or cannot read it */
    public SourceReader open(Source source) {
        return switch (source.kind()) {
            case FOLDER ->
                new FolderReader(settings.roots()
                        .find(source.location())
                        .orElseThrow(
                                () -> SourceException.ofProcess("The folder is below none of those that the operator"
                                        + " allows this process: AUTOTAG_SOURCE_FOLDERS.")));
            case S3 -> impatient(source, new S3Reader(buckets.of(source, () -> connect(source))));
            case URLS -> impatient(source, new UrlReader(egress, () -> lists.of(source, () -> addresses(source))));
        };
    }

    private List<SourceEntry> addresses(Source source) {
        return AddressList.read(egress, UrlAccess.of(opened(source)));
    }

    private SourceReader impatient(Source source, SourceReader reader) {
        return new ImpatientReader(reader, silences, name(source));
    }

    /** No authority of an address. */
    private static String name(Source source) {
        return "source " + source.id();
    }

    /** @throws SourceException when so many objects in a row were waited for in vain that it is not asked at present */
    public void checkAnswering(Source source) {
        silences.check(name(source));
    }

    /** An address of one object, sealed. */
    public @Nullable String seal(Source source, @Nullable String address) {
        return address == null ? null : box().seal(source.uid(), address);
    }

    /**
     * The address of one object; null when it has none.
     *
     * @throws SourceException when this process cannot open it
     */
    @Nullable
    String unseal(Source source, @Nullable String sealed) {
        return sealed == null
                ? null
                : box().open(source.uid(), sealed)
                        .orElseThrow(() -> SourceException.ofProcess("The address of the picture cannot be opened:"
                                + " AUTOTAG_SECRET is not what it was when the source was scanned. Set it back, or give"
                                + " the source its addresses anew and scan it."));
    }

    private String opened(Source source) {
        String sealed = source.sealed();
        if (sealed == null) {
            throw SourceException.lasting("The source has no addresses: give it some.");
        }
        return box().open(source.owner(), sealed)
                .orElseThrow(() -> SourceException.ofProcess("The keys or addresses of the source cannot be opened:"
                        + " AUTOTAG_SECRET is not what it was when they were set. Set it back, or set them anew."));
    }

    private SecretBox box() {
        return settings.secrets()
                .orElseThrow(
                        () -> SourceException.ofProcess("This process cannot open keys or addresses: it was started"
                                + " without AUTOTAG_SECRET, which must be the same as the API's."));
    }

    private S3Folder connect(Source source) {
        S3Location location =
                S3Location.of(source.location()).orElseThrow(() -> SourceException.lasting("The bucket has no name."));
        Optional<URI> endpoint = Optional.ofNullable(source.endpoint()).map(URI::create);
        Place place = new Place(location.bucket(), location.folder(), endpoint, Optional.ofNullable(source.region()));
        EgressTransport transport = new EgressTransport(egress);
        if (source.sealed() != null) {
            KeyAccess keys = KeyAccess.of(opened(source));
            return S3Folder.open(place, Reader.KEYS, keys.id(), keys.secret(), transport);
        }
        // Elsewhere a request as this process would show its token to whoever is there.
        boolean own = endpoint.isEmpty() && settings.buckets().contains(location.bucket());
        return S3Folder.open(place, own ? Reader.PROCESS : Reader.ANYBODY, "", "", transport);
    }

    @Override
    public void close() {
        buckets.close();
        try {
            egress.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The way out could not be closed.", failure);
        }
    }
}
