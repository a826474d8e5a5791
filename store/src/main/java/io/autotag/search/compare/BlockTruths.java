package io.autotag.search.compare;

import io.autotag.compare.Truth;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Project;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** What people say of the items of a block: which of them they have finished, and what is in them. */
final class BlockTruths {

    private final ItemBlock block;
    private final BitSet finished = new BitSet();
    private final List<List<Truth>> truths;

    private BlockTruths(ItemBlock block) {
        this.block = block;
        this.truths = lists(block);
    }

    /** Drawn is what a person made, or an import. */
    static BlockTruths read(Transaction tx, Project project, ItemBlock block) {
        BlockTruths read = new BlockTruths(block);
        tx.sql(SqlFragment.of(
                                "SELECT item_id FROM project_item WHERE project_id = ? AND state = 'reviewed' AND ",
                                project.id())
                        .then(block.condition("item_id")))
                .each(read::addFinished);
        tx.sql(SqlFragment.of(
                                "SELECT item_id, label_id, x, y, w, h, source IN (0, 3) AS drawn, src_set, src_seq,"
                                        + " action_id FROM annotation WHERE deleted_at IS NULL AND project_id = ? AND ",
                                project.id())
                        .then(block.condition("item_id")))
                .each(read::addTruth);
        return read;
    }

    /** An empty list for each item. */
    static <T> List<List<T>> lists(ItemBlock block) {
        return Stream.generate(() -> (List<T>) new ArrayList<T>())
                .limit(block.size())
                .toList();
    }

    boolean isFinished(int place) {
        return finished.get(place);
    }

    List<Truth> of(int place) {
        return truths.get(place);
    }

    /** Whether the annotation of that prediction has the label. */
    boolean has(int place, int setId, int seq, int label) {
        return truths.get(place).stream()
                .anyMatch(truth -> truth.set() == setId && truth.seq() == seq && truth.label() == label);
    }

    private void addFinished(Row row) throws SQLException {
        int place = block.place(row.number("item_id"));
        if (place >= 0) {
            finished.set(place);
        }
    }

    private void addTruth(Row row) throws SQLException {
        int place = block.place(row.number("item_id"));
        boolean ofBulkOnly = row.numberOrNull("action_id") != null && !isFinished(place);
        if (place >= 0 && !ofBulkOnly) {
            truths.get(place)
                    .add(new Truth(
                            row.integer("label_id"),
                            PictureReader.region(row),
                            row.truth("drawn"),
                            row.integer("src_set"),
                            row.integer("src_seq")));
        }
    }
}
