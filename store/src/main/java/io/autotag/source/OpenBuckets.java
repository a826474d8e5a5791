package io.autotag.source;

import io.autotag.blob.S3Folder;
import io.autotag.store.Source;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps the buckets that were read last open, each as long as its access is what it was. Thread-safe. */
final class OpenBuckets implements AutoCloseable {

    private static final int MOST = 32;

    /** By the id of the source, the one that was wanted last at the end. */
    private final Map<Long, OpenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    private record OpenBucket(S3Folder folder, Instant version) {}

    /** The source's bucket; opened where it is not, or with other access. */
    synchronized S3Folder of(Source source, Supplier<S3Folder> opening) {
        OpenBucket known = buckets.get(source.id());
        if (known != null && known.version().equals(source.updatedAt())) {
            return known.folder();
        }
        S3Folder folder = opening.get();
        OpenBucket old = buckets.put(source.id(), new OpenBucket(folder, source.updatedAt()));
        if (old != null) {
            old.folder().close();
        }
        if (buckets.size() > MOST) {
            closeLongestUnused();
        }
        return folder;
    }

    private void closeLongestUnused() {
        Iterator<OpenBucket> longestUnusedFirst = buckets.values().iterator();
        longestUnusedFirst.next().folder().close();
        longestUnusedFirst.remove();
    }

    @Override
    public synchronized void close() {
        buckets.values().forEach(bucket -> bucket.folder().close());
        buckets.clear();
    }
}
