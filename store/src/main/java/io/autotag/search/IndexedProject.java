package io.autotag.search;

import io.autotag.store.Project;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A project in the index, and when it was last asked for. */
final class IndexedProject {

    private final Project project;
    private final ProjectIndex index;
    private final AtomicBoolean loading = new AtomicBoolean();
    private volatile Instant askedAt = Instant.EPOCH;
    private volatile Instant unreadAt = Instant.EPOCH;

    IndexedProject(Project project, ProjectIndex index) {
        this.project = project;
        this.index = index;
    }

    /** @param uid of a project; null: any of the organisation */
    boolean isOf(long orgId, @Nullable String uid) {
        return project.orgId() == orgId && (uid == null || project.uid().equals(uid));
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

    /**
     * The same, but gives up after a while; then the snapshots of before are {@link #isBehind behind}.
     *
     * @param now the time of the call
     */
    void followWithin(Duration most, Instant now) {
        if (!index.catchUpWithin(most)) {
            unreadAt = now;
        }
    }

    /** Whether something is known to have been written that is not in it. */
    boolean isBehind(IndexSnapshot snapshot) {
        return snapshot.readAt().isBefore(unreadAt);
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
