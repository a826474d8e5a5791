package io.autotag.source;

import io.autotag.blob.BlobException;
import io.autotag.blob.S3Folder;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
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
        return new Pictures(explained(() -> folder.list(after)));
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

    /** Those that are called like pictures. */
    private static final class Pictures implements Listing {

        private final Iterator<S3Folder.Entry> entries;
        private @Nullable SourceEntry next;

        Pictures(Iterator<S3Folder.Entry> entries) {
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            while (next == null && explained(entries::hasNext)) {
                S3Folder.Entry entry = entries.next();
                if (PictureNames.isPicture(entry.name())) {
                    next = new SourceEntry(entry.name(), null, entry.tag(), entry.bytes());
                }
            }
            return next != null;
        }

        @Override
        public SourceEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            SourceEntry found = Objects.requireNonNull(next);
            next = null;
            return found;
        }

        @Override
        public void close() {
            // Pages were read whole.
        }
    }
}
