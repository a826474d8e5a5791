package io.autotag.search;

import io.autotag.bitmap.Block;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bitmaps of one project in this process: loaded once, and then led along the log of changes. Whoever asks takes the
 * last snapshot and waits for nobody; those who write take turns.
 */
final class ProjectIndex {

    private final Database database;
    private final Project project;
    private final Clock clock;
    private final Object writing = new Object();

    /** Transactions whose changes are in the blocks though they are younger than the snapshot. */
    private Set<Long> ahead = Set.of();

    private Map<Integer, Block> saved = Map.of();
    private volatile @Nullable IndexSnapshot snapshot;

    ProjectIndex(Database database, Project project, Clock clock) {
        this.database = database;
        this.project = project;
        this.clock = clock;
    }

    /** Absent until it was loaded. */
    Optional<IndexSnapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    /** Reads the changes since last time, or everything where there was no last time; then this is in the snapshot. */
    void catchUp() {
        synchronized (writing) {
            IndexSnapshot before = snapshot;
            snapshot = before == null ? follow(load()) : follow(before);
        }
    }

    private IndexSnapshot follow(IndexSnapshot before) {
        Following step = database.read(tx -> new Following(
                Changes.since(tx, project, before.asOf()),
                IndexSnapshot.ids(names(tx).datasets())));
        boolean lost = before.asOf() < step.changes().horizon();
        if (lost || !step.datasets().equals(before.datasets())) {
            return load();
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
        Map<Integer, Block> blocks = reread(before, touched);
        ahead = young;
        return new IndexSnapshot(blocks, before.datasets(), step.changes().xmin(), clock.instant());
    }

    private record Following(Changes changes, List<Long> datasets) {}

    private Map<Integer, Block> reread(IndexSnapshot before, TouchedItems touched) {
        Map<Integer, Block> blocks = new HashMap<>(before.blocks());
        for (int number : touched.touchedBlocks()) {
            Block block = blocks.getOrDefault(number, Block.empty(number));
            blocks.put(number, database.read(tx -> reread(tx, before, block, touched.of(number))));
        }
        return blocks;
    }

    private Block reread(Transaction tx, IndexSnapshot before, Block block, Map<Integer, BlockItems> items) {
        Names names = names(tx);
        BlockReader reader = new BlockReader(tx, project.id(), before.datasets());
        Block now = block;
        if (items.containsKey(SavedBlocks.FACTS)) {
            now = reader.facts(now, items.get(SavedBlocks.FACTS));
        }
        for (NamedSet set : names.sets()) {
            if (items.containsKey(set.id())) {
                now = reader.predictions(now, set, items.get(set.id()));
            }
        }
        return now;
    }

    private IndexSnapshot load() {
        ahead = Set.of();
        BlockLoader loader = new BlockLoader(database, project);
        IndexSnapshot loaded = loader.load(clock.instant());
        saved = loader.savedBlocks();
        return loaded;
    }

    private Names names(Transaction tx) {
        return ProjectNames.of(tx, project);
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
