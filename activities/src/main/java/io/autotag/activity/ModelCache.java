package io.autotag.activity;

import io.autotag.model.ModelException;
import io.autotag.store.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Open models, one of each file and card in an organisation, shared by everybody who uses it: what is open for one may send
 * secrets that are not another's. What nobody uses stays open for the next one,
 * the least recently used going first when there is no room. Thread-safe.
 */
final class ModelCache implements AutoCloseable {

    private final ModelFiles files;
    private final ModelOpener opener;
    private final long capacityBytes;

    /** In the order of their last use. */
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** @param capacityBytes of model files; models in use may be more */
    ModelCache(ModelFiles files, ModelOpener opener, long capacityBytes) {
        this.files = files;
        this.opener = opener;
        this.capacityBytes = capacityBytes;
    }

    /**
     * The version's model, opened if it is not open. Those who ask meanwhile wait for the same opening; a failure is not
     * kept, so that the next one tries again.
     *
     * @throws ModelException when it cannot be opened
     */
    ModelLease lease(ModelVersion version) {
        Key key = Key.of(version);
        Entry fresh = new Entry();
        Entry entry = enter(key, fresh);
        use(entry, version);
        if (entry == fresh) {
            entry.tagger.completeAsync(() -> open(entry, version), Runnable::run);
            if (entry.tagger.isCompletedExceptionally()) {
                forget(key, entry);
            }
        }
        return new Lease(entry, await(entry));
    }

    /** The ids of the versions that open models were last asked for, the one that was used last at the end. */
    synchronized List<Long> open() {
        return entries.values().stream()
                .filter(entry -> entry.tagger.isDone() && !entry.tagger.isCompletedExceptionally())
                .map(entry -> entry.versionId)
                .toList();
    }

    private synchronized void use(Entry entry, ModelVersion version) {
        entry.versionId = version.id();
    }

    /** The next lease opens the version's model anew, and the open one goes when nobody uses it. */
    void renew(ModelVersion version) {
        retire(Key.of(version)).ifPresent(PictureTagger::close);
    }

    /** The model if it is open and nobody uses it. */
    private synchronized Optional<PictureTagger> retire(Key key) {
        Entry entry = entries.remove(key);
        if (entry == null) {
            return Optional.empty();
        }
        entry.retired = true;
        return entry.users == 0 ? Optional.of(entry.tagger.join()) : Optional.empty();
    }

    private synchronized Entry enter(Key key, Entry fresh) {
        Entry known = entries.get(key);
        Entry entry = known == null ? fresh : known;
        entries.put(key, entry);
        entry.users++;
        return entry;
    }

    private PictureTagger open(Entry entry, ModelVersion version) {
        Path file = files.fetch(version.blobSha256());
        long bytes = size(file);
        settle(entry, bytes);
        PictureTagger tagger = opener.open(file, version);
        settle(entry, bytes + tagger.moreBytes());
        return tagger;
    }

    private synchronized void settle(Entry entry, long bytes) {
        entry.bytes = bytes;
    }

    private synchronized void forget(Key key, Entry entry) {
        entries.remove(key, entry);
    }

    private static PictureTagger await(Entry entry) {
        try {
            return entry.tagger.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to read " + file + ".", failure);
        }
    }

    private void release(Entry entry) {
        unused(entry).forEach(PictureTagger::close);
    }

    /** Takes leave of the entry, and of the unused models there is no room for. */
    private synchronized List<PictureTagger> unused(Entry entry) {
        entry.users--;
        long bytes = entries.values().stream().mapToLong(each -> each.bytes).sum();
        List<PictureTagger> going = new ArrayList<>();
        if (entry.retired && entry.users == 0) {
            going.add(entry.tagger.join());
        }
        for (Iterator<Entry> oldest = entries.values().iterator(); oldest.hasNext() && bytes > capacityBytes; ) {
            Entry candidate = oldest.next();
            if (candidate.users == 0) {
                oldest.remove();
                bytes -= candidate.bytes;
                going.add(candidate.tagger.join());
            }
        }
        return going;
    }

    /** Closes all models; to be called when nobody opens one. */
    @Override
    public synchronized void close() {
        entries.values().stream()
                .filter(entry -> entry.tagger.isDone() && !entry.tagger.isCompletedExceptionally())
                .forEach(entry -> entry.tagger.join().close());
        entries.clear();
    }

    private record Key(long orgId, String fileSha256, String cardSha256) {

        static Key of(ModelVersion version) {
            return new Key(version.orgId(), version.blobSha256(), version.cardSha256());
        }
    }

    /** Guarded by the cache, but for the future. */
    private static final class Entry {

        private final CompletableFuture<PictureTagger> tagger = new CompletableFuture<>();
        private long bytes;
        private long versionId;
        private int users;
        private boolean retired;
    }

    private final class Lease implements ModelLease {

        private final Entry entry;
        private final PictureTagger tagger;
        private final AtomicBoolean closed = new AtomicBoolean();

        Lease(Entry entry, PictureTagger tagger) {
            this.entry = entry;
            this.tagger = tagger;
        }

        @Override
        public PictureTagger tagger() {
            return tagger;
        }

        @Override
        public void close() {
            if (!closed.getAndSet(true)) {
                release(entry);
            }
        }
    }
}
