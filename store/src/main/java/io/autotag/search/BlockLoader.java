package io.autotag.search;

import io.autotag.bitmap.Block;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Loads all blocks of a project: what was saved as it was, the rest from the tables. One transaction for each block. */
final class BlockLoader {

    private static final String NUMBERS =
            "SELECT DISTINCT (i.id >> 16)::int AS block FROM item i WHERE i.dataset_id = ANY (?) ORDER BY block";

    private final Database database;
    private final Project project;
    private final Map<Integer, Block> savedBlocks = new HashMap<>();
    private long asOf;

    BlockLoader(Database database, Project project) {
        this.database = database;
        this.project = project;
    }

    /** Of some moment not after now; what changed since is still to be read. */
    IndexSnapshot load(Instant now) {
        Start start = database.read(this::start);
        asOf = start.xmin();
        Map<Integer, Block> blocks = new HashMap<>();
        for (int number : start.blocks()) {
            blocks.put(number, database.read(tx -> load(tx, start.datasets(), number)));
        }
        return new IndexSnapshot(blocks, start.datasets(), start.server(), asOf, now);
    }

    /** Those that are as they were saved. */
    Map<Integer, Block> savedBlocks() {
        return Map.copyOf(savedBlocks);
    }

    private record Start(String server, long xmin, List<Long> datasets, List<Integer> blocks) {}

    private Start start(Transaction tx) {
        List<Long> datasets = IndexSnapshot.ids(ProjectNames.of(tx, project).datasets());
        List<Integer> blocks = tx.sql(
                        NUMBERS, datasets.stream().mapToLong(Long::longValue).toArray())
                .list(row -> row.integer("block"));
        return tx.sql("SELECT pg_postmaster_start_time()::text AS server,"
                        + " pg_snapshot_xmin(pg_current_snapshot())::text AS xmin")
                .one(row -> new Start(row.text("server"), Long.parseLong(row.text("xmin")), datasets, blocks));
    }

    private Block load(Transaction tx, List<Long> datasets, int number) {
        Names names = ProjectNames.of(tx, project);
        Map<Integer, SavedBlocks.Part> parts = new SavedBlocks(tx, project)
                .parts(number).stream().collect(Collectors.toMap(SavedBlocks.Part::set, part -> part));
        BlockReader reader = new BlockReader(tx, project.id(), datasets).alongIndexes();
        BlockItems all = BlockItems.all(number);
        Block empty = Block.empty(number);
        SavedBlocks.Part facts = parts.get(SavedBlocks.FACTS);
        boolean complete = facts != null;
        Block block = facts == null ? reader.facts(empty, all) : restored(empty, facts);
        for (NamedSet set : names.sets()) {
            SavedBlocks.Part part = parts.get(set.id());
            complete = complete && part != null;
            block = part == null ? reader.predictions(block, set, all) : restored(block, part);
        }
        if (complete) {
            savedBlocks.put(number, block);
        }
        return block;
    }

    private Block restored(Block block, SavedBlocks.Part part) {
        asOf = Math.min(asOf, part.asOf());
        return part.in(block);
    }
}
