package io.autotag.search.compare;

import io.autotag.compare.Known;
import io.autotag.compare.Truth;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Level;
import io.autotag.store.Project;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people say of the items of a block: of which of them everything is known, and what is in them.
 *
 * <p>Everything is known of an item that a person has finished, and on the levels of an import that came to its end of one of
 * which that said what is there. In the latter only what was imported or drawn counts there: what people confirmed is the
 * same once more.
 */
final class BlockTruths {

    private final ItemBlock block;
    private final BitSet reviewed = new BitSet();
    private final BitSet importedBoxes = new BitSet();
    private final BitSet importedTags = new BitSet();
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
                .each(row -> read.add(row, read.reviewed));
        tx.sql(SqlFragment.of("SELECT item_id, level FROM imported_truth WHERE project_id = ? AND ", project.id())
                        .then(block.condition("item_id")))
                .each(row -> read.add(row, read.imported(row.integer("level"))));
        tx.sql(SqlFragment.of(
                                "SELECT item_id, label_id, x, y, w, h, source IN (0, 3) AS drawn, src_set, src_seq,"
                                        + " action_id, crowd FROM annotation WHERE deleted_at IS NULL AND project_id = ? AND ",
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

    /** Whether a person has said that nothing is left to decide. */
    boolean isReviewed(int place) {
        return reviewed.get(place);
    }

    /** Of what in it everything is known. */
    Known known(int place) {
        boolean all = reviewed.get(place);
        return new Known(all || importedBoxes.get(place), all || importedTags.get(place));
    }

    List<Truth> of(int place) {
        return truths.get(place).stream()
                .filter(truth -> truth.drawn() || !isImported(place, truth))
                .toList();
    }

    private boolean isImported(int place, Truth truth) {
        return (truth.region() == null ? importedTags : importedBoxes).get(place);
    }

    private BitSet imported(int level) {
        return level == Level.OBJECT.code() ? importedBoxes : importedTags;
    }

    /** Whether the annotation of that prediction has the label. */
    boolean has(int place, int setId, int seq, int label) {
        return truths.get(place).stream()
                .anyMatch(truth -> truth.set() == setId && truth.seq() == seq && truth.label() == label);
    }

    private void add(Row row, BitSet places) throws SQLException {
        int place = block.place(row.number("item_id"));
        if (place >= 0) {
            places.set(place);
        }
    }

    private void addTruth(Row row) throws SQLException {
        int place = block.place(row.number("item_id"));
        if (place < 0) {
            return;
        }
        boolean ofBulkOnly = row.numberOrNull("action_id") != null && !isReviewed(place);
        if (!ofBulkOnly) {
            truths.get(place)
                    .add(new Truth(
                            row.integer("label_id"),
                            PictureReader.region(row),
                            row.truth("drawn"),
                            row.integer("src_set"),
                            row.integer("src_seq"),
                            row.truth("crowd")));
        }
    }
}
