package io.autotag.search;

import io.autotag.bitmap.Block;
import io.autotag.bitmap.Fact;
import io.autotag.bitmap.Facts;
import io.autotag.bitmap.PredictionCell;
import io.autotag.query.cell.ScoreBuckets;
import io.autotag.query.names.NamedSet;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.List;

/** Reads from the tables what a block holds; the tables do the packing, so that one array comes back. */
final class BlockReader {

    /** The cell of each prediction as {@link PredictionCell} has it, and its item. */
    private static final String CELLS =
            """
            SELECT (p.level::bigint << 40) | (p.label_id::bigint << 8) | (p.status::bigint << 6)
                   | width_bucket(p.score, ?::real[]) AS cell, p.item_id AS id
            FROM prediction p WHERE p.shard = ? AND p.set_id = ? AND\s""";

    /**
     * What is read lies together, however much of a table the planner takes it for; and whoever asks meanwhile needs the
     * other cores.
     */
    private static final String ALONG_INDEXES =
            "SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0";

    private final Transaction tx;
    private final long projectId;
    private final long[] datasets;

    BlockReader(Transaction tx, long projectId, List<Long> datasets) {
        this.tx = tx;
        this.projectId = projectId;
        this.datasets = datasets.stream().mapToLong(Long::longValue).toArray();
    }

    /** From here on the transaction reads along indexes only, by one process: for many items. */
    BlockReader alongIndexes() {
        tx.sql(ALONG_INDEXES).execute();
        return this;
    }

    /** The block with what the tables have of these items in the set. */
    Block predictions(Block block, NamedSet set, BlockItems items) {
        SqlFragment found = SqlFragment.of(CELLS, ScoreBuckets.thresholds(), (int) set.shard(), set.id())
                .then(items.in("p.item_id"));
        SqlFragment looked = SqlFragment.of(
                        "SELECT ?::bigint, s.item_id FROM set_item s WHERE s.set_id = ? AND ",
                        PredictionCell.LOOKED_AT,
                        set.id())
                .then(items.in("s.item_id"));
        long[] entries = entries(packed(found.then(" UNION ALL ").then(looked)));
        return block.withPredictions(set.id(), items.bits(), entries);
    }

    /** The block with what the tables have of these items apart from predictions. */
    Block facts(Block block, BlockItems items) {
        SqlFragment union = dataset(items)
                .then(" UNION ALL ")
                .then(slices(items))
                .then(" UNION ALL ")
                .then(reviewed(items))
                .then(" UNION ALL ")
                .then(annotations(items));
        long[] entries = entries(packed(union));
        SqlFragment times = SqlFragment.of(
                        "SELECT min(i.created_at) AS oldest, max(i.created_at) AS newest FROM item i"
                                + " WHERE i.dataset_id = ANY (?) AND ",
                        datasets)
                .then(items.in("i.id"));
        Facts facts = tx.sql(times)
                .one(row -> Facts.of(
                        entries,
                        new ValueReader(tx, datasets).read(items),
                        row.instantOrNull("oldest"),
                        row.instantOrNull("newest")));
        return block.withFacts(items.bits(), facts);
    }

    /** The block with what people have decided about these items, which it knows. */
    Block reviews(Block block, BlockItems items) {
        SqlFragment union = reviewed(items).then(" UNION ALL ").then(annotations(items));
        return block.withReviews(items.bits(), entries(packed(union)));
    }

    private static SqlFragment packed(SqlFragment cells) {
        return SqlFragment.of(
                        "SELECT coalesce(array_agg((cell << 16) | (id & 65535)), '{}'::bigint[]) AS entries FROM (")
                .then(cells)
                .then(") facts");
    }

    private SqlFragment dataset(BlockItems items) {
        return SqlFragment.of(
                        "SELECT ?::bigint | i.dataset_id AS cell, i.id FROM item i WHERE i.dataset_id = ANY (?) AND ",
                        Fact.DATASET.first(),
                        datasets)
                .then(items.in("i.id"));
    }

    private SqlFragment slices(BlockItems items) {
        return SqlFragment.of(
                        "SELECT ?::bigint | m.slice_id, i.id FROM slice_item m JOIN item i ON i.id = m.item_id"
                                + " WHERE i.dataset_id = ANY (?) AND ",
                        Fact.SLICE.first(),
                        datasets)
                .then(items.in("m.item_id"));
    }

    private SqlFragment reviewed(BlockItems items) {
        SqlFragment state = SqlFragment.of(
                        "SELECT ?::bigint | CASE r.state WHEN 'in_progress' THEN 1 ELSE 2 END AS cell, r.item_id AS id"
                                + " FROM project_item r WHERE r.project_id = ? AND r.state <> 'unreviewed' AND ",
                        Fact.REVIEW.first(),
                        projectId)
                .then(items.in("r.item_id"));
        return state.then(
                        " UNION ALL SELECT ?::bigint | r.reviewer, r.item_id FROM project_item r"
                                + " WHERE r.project_id = ? AND r.reviewer IS NOT NULL AND ",
                        Fact.REVIEWER.first(),
                        projectId)
                .then(items.in("r.item_id"));
    }

    private SqlFragment annotations(BlockItems items) {
        return SqlFragment.of(
                        "SELECT ?::bigint | (2 * a.label_id::bigint + (a.kind = 'bounding_box')::int), a.item_id"
                                + " FROM annotation a WHERE a.project_id = ? AND a.deleted_at IS NULL AND ",
                        Fact.ANNOTATION.first(),
                        projectId)
                .then(items.in("a.item_id"));
    }

    private long[] entries(SqlFragment statement) {
        return tx.sql(statement).one(BlockReader::entries);
    }

    private static long[] entries(Row row) throws SQLException {
        return row.numbers("entries");
    }
}
