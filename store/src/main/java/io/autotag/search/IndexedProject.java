package io.autotag.search;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A project in the index, and when it was last asked for. */
final class IndexedProject {

    private final long orgId;
    private final ProjectIndex index;
    private final AtomicBoolean loading = new AtomicBoolean();
    private volatile Instant askedAt = Instant.EPOCH;

    IndexedProject(long orgId, ProjectIndex index) {
        this.orgId = orgId;
        this.index = index;
    }

    boolean isOf(long organisation) {
        return organisation == orgId;
    }

    Optional<IndexSnapshot> snapshot() {
        return index.snapshot();
    }

    /** True for the one who is to load it. */
    boolean startLoading() {
        return loading.compareAndSet(false, true);
    }

    void follow() {
        try {
            index.catchUp();
        } finally {
            loading.set(false);
        }
    }

    void save() {
        index.save();
    }

    long sizeInBytes() {
        return index.snapshot().map(IndexSnapshot::sizeInBytes).orElse(0L);
    }

    Instant askedAt() {
        return askedAt;
    }

    void askedAt(Instant now) {
        askedAt = now;
    }
}
