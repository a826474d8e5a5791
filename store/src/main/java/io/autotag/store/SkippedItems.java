package io.autotag.store;

/** Counts the items of a run that others had tagged before. */
final class SkippedItems {

    private static final String COUNT =
            """
            UPDATE run SET (skipped_unchanged, skipped_protected) = (
                SELECT count(*) FILTER (WHERE NOT decided), count(*) FILTER (WHERE decided)
                FROM (
                    SELECT EXISTS (SELECT 1 FROM prediction p
                                   WHERE p.shard = s.shard AND p.set_id = s.id AND p.item_id = i.item_id
                                     AND p.status <> 0) AS decided
                    FROM run r
                    JOIN prediction_set s ON s.id = r.set_id
                    JOIN run_block b ON b.run_id = r.id
                    CROSS JOIN LATERAL unnest(b.item_ids) AS u(item_id)
                    JOIN set_item i ON i.set_id = s.id AND i.item_id = u.item_id
                    WHERE r.id = run.id AND i.run_id <> r.id AND i.replacing_run_id IS DISTINCT FROM r.id
                      AND NOT EXISTS (SELECT 1 FROM run_failure f WHERE f.run_id = r.id AND f.item_id = u.item_id)
                ) skipped)
            WHERE id = ?""";

    private SkippedItems() {}

    /** Writes the numbers into the run's row, from the claims themselves. */
    static void writeExactly(Transaction tx, long runId) {
        tx.sql(COUNT, runId).update();
    }

    /** Writes what the chunks have counted so far; for a run that ends before its selection is through. */
    static void writeCounted(Transaction tx, long runId) {
        tx.sql(
                        """
                        UPDATE run SET
                            skipped_unchanged = skipped_unchanged + c.unchanged,
                            skipped_protected = skipped_protected + c.protected
                        FROM (SELECT coalesce(sum(unchanged), 0) AS unchanged, coalesce(sum(protected), 0) AS protected
                              FROM run_chunk WHERE run_id = ?) c
                        WHERE id = ?""",
                        runId,
                        runId)
                .update();
    }
}
