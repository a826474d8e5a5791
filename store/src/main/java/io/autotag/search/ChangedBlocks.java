package io.autotag.search;

import io.autotag.bitmap.Block;
import io.autotag.query.names.NamedSet;
import io.autotag.store.Database;
import io.autotag.store.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Reads again what was touched of a project's blocks, block by block. */
final class ChangedBlocks {

    /** More take long enough for how they are read to matter more than two ways to the database. */
    private static final int MANY = 2_000;

    private final Database database;
    private final Project project;

    ChangedBlocks(Database database, Project project) {
        this.database = database;
        this.project = project;
    }

    /** Whether somebody can wait for so many. */
    static boolean areFew(TouchedItems touched) {
        return touched.size() <= MANY;
    }

    /** All blocks of the snapshot, as they are now; absent when it takes too long. */
    Optional<Map<Integer, Block>> read(
            IndexSnapshot before, TouchedItems touched, List<NamedSet> sets, BooleanSupplier tooLate) {
        Map<Integer, Block> blocks = new HashMap<>(before.blocks());
        for (int number : touched.touchedBlocks()) {
            if (tooLate.getAsBoolean()) {
                return Optional.empty();
            }
            Block block = blocks.getOrDefault(number, Block.empty(number));
            Function<BlockReader, Block> reading = reader -> read(reader, sets, block, touched.of(number));
            blocks.put(number, read(before.datasets(), areFew(touched), reading));
        }
        return Optional.of(blocks);
    }

    private Block read(List<Long> datasets, boolean few, Function<BlockReader, Block> reading) {
        return few
                ? database.look(tx -> reading.apply(new BlockReader(tx, project.id(), datasets)))
                : database.read(tx -> reading.apply(new BlockReader(tx, project.id(), datasets).alongIndexes()));
    }

    private static Block read(BlockReader reader, List<NamedSet> sets, Block block, Map<Integer, BlockItems> items) {
        Block now = block;
        if (items.containsKey(SavedBlocks.FACTS)) {
            now = reader.facts(now, items.get(SavedBlocks.FACTS));
        }
        if (items.containsKey(Changes.REVIEWS)) {
            now = reader.reviews(now, items.get(Changes.REVIEWS));
        }
        for (NamedSet set : sets) {
            if (items.containsKey(set.id())) {
                now = reader.predictions(now, set, items.get(set.id()));
            }
        }
        return now;
    }
}
