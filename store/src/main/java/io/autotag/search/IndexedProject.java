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
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Instant askedAt = Instant.EPOCH;

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

    /** Reads the changes since last time, unless reading them took long enough to rest for a while. */
    void followAfterRest() {
        index.catchUpAfterRest();
    }

    /**
     * Something was committed that is to be found from now on.
     *
     * @return true for the one who is to have it read, with what others write until that begins
     */
    boolean wrote() {
        index.ownWrites().add();
        return reading.compareAndSet(false, true);
    }

    /** Reads what this process wrote. */
    void followOwnWrites() {
        reading.set(false);
        index.catchUpAfterRest();
    }

    /** The same while somebody waits, who gives up after a while. */
    void followOwnWrites(Duration most) {
        index.catchUpWithin(most);
    }

    /** Whether something is known to have been written that is not in the snapshot. */
    boolean isBehind() {
        return index.ownWrites().areUnread();
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
