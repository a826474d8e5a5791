package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import io.autotag.run.Desired;
import io.autotag.run.RunEvent;
import io.autotag.run.RunState;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run covers: frozen once into blocks of {@value #BLOCK_ITEMS} item ids, in the order of the ids. Position p is
 * item p % {@value #BLOCK_ITEMS} of block p / {@value #BLOCK_ITEMS}; every block but the last is full.
 *
 * <p>Planning a run is {@link #freeze}, then {@link #prepareNextBlock} until it answers false, then {@link #begin}. Each
 * may be repeated after a crash, and each leaves a run alone that has ended.
 */
public final class RunSelection {

    public static final int BLOCK_ITEMS = 512;

    private static final String INTO_BLOCKS =
            """
            , numbered AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM selected),
            blocks AS (
                INSERT INTO run_block (run_id, block, item_ids, prepared)
                SELECT ?, n / 512, array_agg(id ORDER BY id), ? FROM numbered GROUP BY n / 512
                RETURNING cardinality(item_ids) AS items)
            UPDATE run SET frozen = true, total = (SELECT coalesce(sum(items), 0) FROM blocks), version = version + 1
            WHERE id = ? RETURNING total""";

    private final QuerySelection queries;

    public RunSelection() {
        this(QuerySelection.refusing());
    }

    public RunSelection(QuerySelection queries) {
        this.queries = queries;
    }

    /**
     * Freezes the selection in one statement; predictions written later cannot change what the run covers.
     *
     * @return how many items the run covers
     * @throws StoreException INVALID when the query of a selection is refused
     */
    public long freeze(Transaction tx, long runId) {
        Run run = RunRows.lock(tx, runId);
        if (run.state().isFinal() || isFrozen(tx, runId)) {
            return run.total();
        }
        Run planning = RunRows.move(tx, run, RunEvent.PLAN);
        SqlFragment selected =
                planning.selection().accept(new SelectedItems(tx, planning.projectId(), planning.orgId(), queries));
        List<Object> values = new ArrayList<>(selected.values());
        values.add(runId);
        values.add(!planning.force());
        values.add(runId);
        return tx.sql("WITH selected AS (" + selected.text() + ")" + INTO_BLOCKS, values.toArray())
                .one(row -> row.number("total"));
    }

    /**
     * For a forced run: says of one more block's items that it is to replace what was found before. Items with a
     * decision of a person stay, and so do those of a run that is still open.
     *
     * @return true while there may be more blocks
     */
    public boolean prepareNextBlock(Transaction tx, long runId) {
        return ForcedBlocks.prepareNext(tx, runId);
    }

    /** Ends the planning, or resumes after a pause; says where the run is then. */
    public RunState begin(Transaction tx, long runId) {
        Run run = RunRows.lock(tx, runId);
        if (run.state() == RunState.PLANNING) {
            SkippedItems.writeExactly(tx, runId);
            return RunRows.move(tx, run, RunEvent.START).state();
        }
        if (run.state() == RunState.PAUSED && run.desired() == Desired.RUN) {
            return RunRows.move(tx, run, RunEvent.RESUME).state();
        }
        return run.state();
    }

    /**
     * Of the items at these positions those without a failure and without a claim in the run's set, or with one that the run
     * is to replace, in order.
     */
    public List<WorkItem> itemsAt(Transaction tx, long runId, PositionRange range) {
        return tx.sql(
                        """
                        SELECT b.block::bigint * 512 + u.nth - 1 AS p, i.id, i.uid, i.key, i.blob_sha256, i.content_type
                        FROM run r
                        JOIN run_block b ON b.run_id = r.id AND b.block BETWEEN ? AND ?
                        CROSS JOIN LATERAL unnest(b.item_ids) WITH ORDINALITY AS u(item_id, nth)
                        JOIN item i ON i.id = u.item_id
                        WHERE r.id = ? AND b.block::bigint * 512 + u.nth - 1 BETWEEN ? AND ?
                          AND NOT EXISTS (SELECT 1 FROM set_item c WHERE c.set_id = r.set_id AND c.item_id = u.item_id
                                          AND c.replacing_run_id IS DISTINCT FROM r.id)
                          AND NOT EXISTS (SELECT 1 FROM run_failure f WHERE f.run_id = r.id AND f.item_id = u.item_id)
                        ORDER BY p""",
                        range.from() / BLOCK_ITEMS,
                        (range.to() - 1) / BLOCK_ITEMS,
                        runId,
                        range.from(),
                        range.to() - 1)
                .list(row -> new WorkItem(
                        row.number("p"),
                        row.number("id"),
                        row.text("uid"),
                        row.text("key"),
                        row.text("blob_sha256"),
                        row.text("content_type")));
    }

    /**
     * The positions of such items as the fewest ranges in order. When there are more than maxRanges the last one reaches
     * over everything behind it.
     */
    public List<PositionRange> remaining(Transaction tx, long runId, int maxRanges) {
        return Remaining.ranges(tx, runId, maxRanges);
    }

    /**
     * Adds items behind the frozen ones of a live run; those it covers already are left out.
     *
     * @return false when the run has ended or is being cancelled: start another
     */
    public boolean append(Transaction tx, long runId, long[] itemIds) {
        return LiveBlocks.append(tx, runId, itemIds);
    }

    private static boolean isFrozen(Transaction tx, long runId) {
        return tx.sql("SELECT frozen FROM run WHERE id = ?", runId).one(row -> row.truth("frozen"));
    }
}
