package io.autotag.search;

import io.autotag.bitmap.Block;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.RoundTrip;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The bitmaps of one project in this process: loaded once, and then led along the log of changes. Whoever asks takes the
 * last snapshot and waits for nobody; those who write take turns.
 */
final class ProjectIndex {

    private final Database database;
    private final Project project;
    private final Clock clock;
    private final KnownNames known = new KnownNames();
    private final ChangedBlocks changed;
    private final Lock writing = new ReentrantLock();

    /** Transactions whose changes are in the blocks though they are younger than the snapshot. */
    private Set<Long> ahead = Set.of();

    private Map<Integer, Block> saved = Map.of();
    private volatile @Nullable IndexSnapshot snapshot;

    private final OwnWrites own = new OwnWrites();
    private final Rest rest = new Rest(System::nanoTime);

    ProjectIndex(Database database, Project project, Clock clock) {
        this.database = database;
        this.project = project;
        this.clock = clock;
        this.changed = new ChangedBlocks(database, project);
    }

    /** Absent until it was loaded. */
    Optional<IndexSnapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    /** Reads the changes since last time, or everything where there was no last time; then this is in the snapshot. */
    void catchUp() {
        writing.lock();
        try {
            read();
        } finally {
            writing.unlock();
        }
    }

    /** The same, unless somebody is at it or the last look was so long that the next has to wait. */
    void catchUpAfterRest() {
        if (rest.isOn() || !writing.tryLock()) {
            return;
        }
        try {
            read();
        } finally {
            writing.unlock();
        }
    }

    private void read() {
        long first = own.count();
        IndexSnapshot before = snapshot;
        Optional<IndexSnapshot> now = before == null ? Optional.empty() : follow(before);
        if (now.isEmpty()) {
            // What is loaded may be as old as it was saved.
            now = follow(load());
        }
        if (now.isPresent()) {
            snapshot = now.get();
            own.areRead(first);
        }
    }

    /** What this process wrote, to be told by those who do. */
    OwnWrites ownWrites() {
        return own;
    }

    /**
     * Reads the changes since last time if own writes are not read. Gives up when it takes longer, or when all of it has to
     * be loaded, and at once where that is known beforehand; whoever asks after that waits for nobody who is at it.
     */
    void catchUpWithin(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        if (!own.areUnread() || rest.isOnAfterMoreThan(most) || !begin(most)) {
            return;
        }
        try {
            IndexSnapshot before = snapshot;
            if (!own.areUnread() || before == null) {
                return;
            }
            long first = own.count();
            Optional<IndexSnapshot> now = follow(before, ChangedBlocks::areFew, () -> System.nanoTime() - end > 0);
            now.ifPresent(found -> {
                snapshot = found;
                own.areRead(first);
            });
        } finally {
            writing.unlock();
        }
    }

    private boolean begin(Duration most) {
        try {
            boolean mine =
                    own.areWorthWaiting() ? writing.tryLock(most.toNanos(), TimeUnit.NANOSECONDS) : writing.tryLock();
            if (!mine) {
                own.waitedInVain();
            }
            return mine;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<IndexSnapshot> follow(IndexSnapshot before) {
        return follow(before, touched -> true, () -> false);
    }

    /** Absent when too many are touched, when it takes too long, or when the changes since then are not known any more. */
    private Optional<IndexSnapshot> follow(
            IndexSnapshot before, Predicate<TouchedItems> bearable, BooleanSupplier tooLate) {
        long begin = rest.now();
        Instant now = clock.instant();
        Following step = database.look(tx -> {
            RoundTrip trip = tx.roundTrip();
            Changes.Asked changes = Changes.ask(trip, project, before.asOf());
            // Read behind them, so that it knows every set that they speak of.
            ProjectNames.Asked asked = ProjectNames.ask(trip, project);
            trip.run();
            Names names = ProjectNames.of(tx, project, known, asked);
            return new Following(changes.read(), IndexSnapshot.ids(names.datasets()), names.sets());
        });
        if (areLost(before, step.changes()) || !step.datasets().equals(before.datasets())) {
            return Optional.empty();
        }
        TouchedItems touched = new TouchedItems();
        Set<Long> young = new HashSet<>();
        for (Changes.Change change : step.changes().rows()) {
            if (!ahead.contains(change.xid())) {
                touched.add(change.set(), change.itemIds());
            }
            if (change.xid() >= step.changes().xmin()) {
                young.add(change.xid());
            }
        }
        if (!bearable.test(touched)) {
            return Optional.empty();
        }
        Optional<Map<Integer, Block>> blocks = changed.read(before, touched, step.sets(), tooLate);
        blocks.ifPresent(found -> {
            ahead = young;
            rest.after(begin, touched.size());
        });
        return blocks.map(found -> new IndexSnapshot(
                found, before.datasets(), before.server(), step.changes().xmin(), now));
    }

    /**
     * A server that has started again may have lost its last commits, and gives their numbers to others: of transactions
     * that were read before nobody knows which they are. What was saved is right, as everything that was kept is.
     */
    static boolean areLost(IndexSnapshot before, Changes changes) {
        return before.asOf() < changes.horizon() || !before.server().equals(changes.server());
    }

    private record Following(Changes changes, List<Long> datasets, List<NamedSet> sets) {}

    private IndexSnapshot load() {
        ahead = Set.of();
        BlockLoader loader = new BlockLoader(database, project);
        IndexSnapshot loaded = loader.load(clock.instant());
        saved = loader.savedBlocks();
        return loaded;
    }

    /** Saves the blocks that changed since they were saved. */
    void save() {
        IndexSnapshot now = snapshot;
        if (now == null) {
            return;
        }
        List<Integer> unchanged = new ArrayList<>();
        for (Block block : now.blocks().values()) {
            if (saved.get(block.number()) == block) {
                unchanged.add(block.number());
            } else {
                database.doInTransaction(tx -> new SavedBlocks(tx, project).save(block, now.asOf()));
            }
        }
        database.doInTransaction(tx -> {
            SavedBlocks blocks = new SavedBlocks(tx, project);
            blocks.confirm(unchanged, now.asOf());
            blocks.forgetChanges(now.asOf());
        });
        saved = now.blocks();
    }
}
