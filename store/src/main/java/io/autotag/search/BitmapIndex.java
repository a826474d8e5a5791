package io.autotag.search;

import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bitmaps of the projects that are asked for, in this process. They make counts, facets and rare combinations fast and
 * are nobody's truth: before they are loaded, and whenever they fall behind, PostgreSQL answers alone.
 *
 * <p>Thread-safe. {@link #start} begins to follow the tables, {@link #close} ends it.
 */
public final class BitmapIndex implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BitmapIndex.class);

    /** What is older is not shown as the present. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Longer than the bitmaps rest, and a look after that. */
    private static final Duration LATELY = Duration.ofSeconds(10);

    /** Most that a question is held up so that what was written here before it is found. */
    private static final Duration READER_WAITS = Duration.ofMillis(100);

    private static final Duration CLOSING = Duration.ofSeconds(10);

    /** One may load a large project while the other follows the rest. */
    private static final int WORKERS = 2;

    private final Database database;
    private final IndexSettings settings;
    private final Clock clock;
    private final Map<Long, IndexedProject> projects = new ConcurrentHashMap<>();

    /** What comes after the end is left out. */
    private final ScheduledExecutorService workers =
            new ScheduledThreadPoolExecutor(WORKERS, BitmapIndex::daemon, new ThreadPoolExecutor.DiscardPolicy());

    public BitmapIndex(Database database, IndexSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins to follow the tables. */
    public void start() {
        repeat(IndexedProject::followAfterRest, settings.follow().toMillis());
        repeat(IndexedProject::save, settings.save().toMillis());
    }

    // Nobody waits for what is guarded and repeated until the end.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void repeat(Consumer<IndexedProject> work, long milliseconds) {
        workers.scheduleWithFixedDelay(() -> each(work), milliseconds, milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Reads what was committed before this call, so that whoever wrote it finds it; does nothing for cold projects. */
    public void catchUp(Project project) {
        IndexedProject known = projects.get(project.id());
        if (known != null) {
            known.follow();
        }
    }

    /**
     * The same after a request that wrote, which waits for nothing: reading begins now, and who asks before it is done
     * waits a moment. What cannot be read within that is read with the next look; until then PostgreSQL answers alone.
     *
     * @param projectUid the project it wrote for; null: all of the organisation
     */
    public void catchUp(long orgId, @Nullable String projectUid) {
        projects.values().stream()
                .filter(project ->
                        project.isOf(orgId, projectUid) && project.snapshot().isPresent())
                .filter(IndexedProject::wrote)
                .forEach(project -> workers.execute(() -> guarded(project, IndexedProject::followOwnWrites)));
    }

    /** How long ago the bitmaps that are behind most were right; zero while there are none. */
    public Duration lag() {
        Instant now = clock.instant();
        return projects.values().stream()
                .flatMap(project -> project.snapshot().stream())
                .map(snapshot -> Duration.between(snapshot.readAt(), now))
                .max(Comparator.naturalOrder())
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }

    /** How many projects have bitmaps. */
    public long size() {
        return projects.values().stream()
                .filter(project -> project.snapshot().isPresent())
                .count();
    }

    /** About how many bytes of memory the bitmaps take. */
    public long sizeInBytes() {
        return projects.values().stream().mapToLong(IndexedProject::sizeInBytes).sum();
    }

    /** The project's bitmaps; absent while they are not loaded (loading begins now) or are behind. */
    Optional<IndexSnapshot> snapshot(Project project) {
        IndexedProject asked = loaded(project);
        if (asked.isBehind()) {
            guarded(asked, behind -> behind.followOwnWrites(READER_WAITS));
        }
        return asked.isBehind() ? Optional.empty() : notOlder(asked, FRESH);
    }

    /**
     * The project's bitmaps as they were a moment ago, for proposals that PostgreSQL looks at again; absent while they are
     * not loaded (loading begins now).
     */
    Optional<IndexSnapshot> lately(Project project) {
        return notOlder(loaded(project), LATELY);
    }

    private IndexedProject loaded(Project project) {
        IndexedProject asked = asked(project);
        if (asked.snapshot().isEmpty() && asked.startLoading()) {
            workers.execute(() -> guarded(asked, IndexedProject::follow));
        }
        return asked;
    }

    private Optional<IndexSnapshot> notOlder(IndexedProject project, Duration age) {
        Instant oldest = clock.instant().minus(age);
        return project.snapshot().filter(found -> found.readAt().isAfter(oldest));
    }

    /** The project's bitmaps with all that was committed before this call, however long that takes. */
    IndexSnapshot upToDate(Project project) {
        IndexedProject asked = asked(project);
        asked.follow();
        evict();
        return asked.snapshot().orElseThrow();
    }

    private IndexedProject asked(Project project) {
        IndexedProject known = projects.computeIfAbsent(
                project.id(), id -> new IndexedProject(project, new ProjectIndex(database, project, clock)));
        known.askedAt(clock.instant());
        return known;
    }

    private void each(Consumer<IndexedProject> work) {
        projects.values().stream()
                .filter(project -> project.snapshot().isPresent())
                .forEach(project -> guarded(project, work));
        evict();
    }

    /** The border of the background threads: what fails for one project must not stop the others. */
    private void guarded(IndexedProject project, Consumer<IndexedProject> work) {
        try {
            work.accept(project);
        } catch (StoreException failure) {
            log.warn("Unable to follow the changes of a project; PostgreSQL answers alone.", failure);
        } catch (RuntimeException | StackOverflowError bug) {
            log.error("Unable to keep the bitmaps of a project; they are built anew.", bug);
            projects.values().remove(project);
        }
    }

    private void evict() {
        Instant idle = clock.instant().minus(settings.idle());
        projects.values().removeIf(project -> project.askedAt().isBefore(idle));
        List<IndexedProject> oldestFirst = projects.values().stream()
                .sorted(Comparator.comparing(IndexedProject::askedAt))
                .toList();
        for (IndexedProject oldest : oldestFirst) {
            if (isWithinItsMemory()) {
                return;
            }
            oldest.snapshot().ifPresent(IndexSnapshot::forget);
        }
        for (IndexedProject oldest : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - 1))) {
            if (isWithinItsMemory()) {
                return;
            }
            projects.values().remove(oldest);
        }
    }

    private boolean isWithinItsMemory() {
        return sizeInBytes() <= settings.mostBytes();
    }

    /** Lets what is being read or saved come to its end. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("The bitmaps are still being read; they are left to themselves.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "bitmap-index");
        thread.setDaemon(true);
        return thread;
    }
}
