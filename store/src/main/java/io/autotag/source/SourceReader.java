package io.autotag.source;

import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists and reads one source. What fails is a {@link SourceException}, while the listing is walked too. */
public interface SourceReader {

    /**
     * The objects that may be pictures, by their names, in an order that stays the same; others may be among them.
     *
     * @param after the path of the last one that is not wanted; empty: all
     */
    Listing list(String after);

    /**
     * Opens an object.
     *
     * @param knownTag of a version that is not wanted; null: any is
     * @return empty when it is the version that is known
     */
    Optional<SourceContent> open(SourceEntry object, @Nullable String knownTag);

    /** Objects one after the other; closed by whoever asked for it. */
    interface Listing extends Iterator<SourceEntry>, AutoCloseable {

        @Override
        void close();
    }
}
