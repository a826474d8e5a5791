package io.autotag.source;

import io.autotag.blob.BlobException;
import io.autotag.blob.S3Folder;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a folder of a bucket. */
final class S3Reader implements SourceReader {

    private final S3Folder folder;

    S3Reader(S3Folder folder) {
        this.folder = folder;
    }

    @Override
    public Listing list(String after) {
        return new Objects(explained(() -> folder.list(after)));
    }

    @Override
    public Optional<SourceContent> open(SourceEntry object, @Nullable String knownTag) {
        if (object.tag() != null && object.tag().equals(knownTag)) {
            return Optional.empty();
        }
        S3Folder.Opened opened = explained(() -> folder.open(object.path()))
                .orElseThrow(() -> SourceException.passing("The object is not in the bucket any more."));
        return Optional.of(new SourceContent(opened.content(), object.tag(), opened.bytes(), opened.content()));
    }

    /** A store may answer anything, and leave out what every store says. */
    private static <T> T explained(Supplier<T> call) {
        try {
            return call.get();
        } catch (BlobException failure) {
            throw SourceException.passing(String.valueOf(failure.getMessage()), failure);
        } catch (RuntimeException unforeseen) {
            throw SourceException.passing("The store answers what cannot be understood.", unforeseen);
        }
    }

    /** Each object, be it a picture or not: a bucket may have millions that are none, and who lists it wants to pause. */
    private record Objects(Iterator<S3Folder.Entry> entries) implements Listing {

        @Override
        public boolean hasNext() {
            return explained(entries::hasNext);
        }

        @Override
        public SourceEntry next() {
            S3Folder.Entry entry = entries.next();
            boolean isPicture = PictureNames.isPicture(entry.name());
            return new SourceEntry(entry.name(), null, entry.tag(), entry.bytes(), isPicture);
        }

        @Override
        public void close() {
            // Pages were read whole.
        }
    }
}
