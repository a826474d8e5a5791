package io.autotag.search.compare;

import io.autotag.query.Query;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions over the items of a query, one comparison at a time in a process, and keeps the last few, so that a
 * person can go through one: by label, and through the items that the versions disagree about. Derived from the tables each
 * time and stored nowhere, so that it is never older than it says. Thread-safe.
 */
public final class Comparisons {

    /** A person sees the items to learn most from one by one: nobody comes to the end of these. */
    public static final int MOST_RANKED = 10_000;

    /** Each holds its counts by label and score, and its ranked items: a megabyte for 80 labels. */
    private static final int KEPT = 4;

    /** Those who wait longer are told to come again: a request is given up after about as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Database database;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1, true);
    private final Map<Key, Compared> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Compared> eldest) {
            return size() > KEPT;
        }
    };

    /** @param database a pool for queries, with two connections to spare */
    public Comparisons(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The comparison, made anew unless there is one that is young enough.
     *
     * @throws StoreException UNAVAILABLE when others are before it for too long
     */
    public Compared compare(Project project, Query query, ComparedVersion a, ComparedVersion b, Duration oldest) {
        Key key = new Key(project.id(), query, a, b);
        Compared known = known(key, oldest);
        if (known != null) {
            return known;
        }
        await();
        try {
            // Whoever had the turn before may have wanted the same.
            Compared meanwhile = known(key, oldest);
            return meanwhile == null ? make(project, key) : meanwhile;
        } finally {
            turn.release();
        }
    }

    private Compared make(Project project, Key key) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        ComparisonRun.Result result = new ComparisonRun(database, project, key.query, key.a, key.b, MOST_RANKED).run();
        Compared made = new Compared(
                key.a,
                key.b,
                result.comparison(),
                result.comparison().ranking().best(),
                result.coverage().byA(),
                result.coverage().byB(),
                result.names(),
                result.complete(),
                at,
                Duration.ofNanos(System.nanoTime() - start));
        synchronized (kept) {
            kept.put(key, made);
        }
        return made;
    }

    private @Nullable Compared known(Key key, Duration oldest) {
        synchronized (kept) {
            Compared known = kept.get(key);
            boolean young = known != null && known.at().plus(oldest).isAfter(clock.instant());
            return young ? known : null;
        }
    }

    private void await() {
        try {
            if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException(
                        StoreError.UNAVAILABLE, "Other versions are being compared just now: try again in a moment.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreError.UNAVAILABLE, "The server is shutting down.", interrupted);
        }
    }

    private record Key(long projectId, Query query, ComparedVersion a, ComparedVersion b) {}
}
