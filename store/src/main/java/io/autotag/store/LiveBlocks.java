package io.autotag.store;

import io.autotag.run.Desired;

/** Grows the frozen selection of a live run. */
final class LiveBlocks {

    /** Fills the last block up and starts new ones, so that every block but the last stays full. */
    private static final String APPEND =
            """
            WITH known AS (
                SELECT u.item_id FROM run_block b CROSS JOIN LATERAL unnest(b.item_ids) AS u(item_id)
                WHERE b.run_id = ?),
            fresh AS (
                SELECT g.item_id, row_number() OVER (ORDER BY g.item_id) - 1 + ? AS p
                FROM (SELECT DISTINCT item_id FROM unnest(?) AS item_id) g
                WHERE NOT EXISTS (SELECT 1 FROM known k WHERE k.item_id = g.item_id)),
            blocks AS (
                INSERT INTO run_block AS b (run_id, block, item_ids, prepared)
                SELECT ?, p / 512, array_agg(item_id ORDER BY p), true FROM fresh GROUP BY p / 512
                ON CONFLICT (run_id, block) DO UPDATE SET item_ids = b.item_ids || excluded.item_ids)
            UPDATE run SET total = total + (SELECT count(*) FROM fresh), version = version + 1 WHERE id = ?""";

    private LiveBlocks() {}

    static boolean append(Transaction tx, long runId, long[] itemIds) {
        Run run = RunRows.lock(tx, runId);
        boolean frozen = tx.sql("SELECT frozen FROM run WHERE id = ?", runId).one(row -> row.truth("frozen"));
        if (!frozen || run.state().isFinal() || run.desired() == Desired.CANCEL) {
            return false;
        }
        tx.sql(APPEND, runId, run.total(), itemIds, runId, runId).update();
        return true;
    }
}
