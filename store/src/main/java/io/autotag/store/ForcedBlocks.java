package io.autotag.store;

import io.autotag.run.RunState;
import java.util.List;
import java.util.Optional;

/** Makes room for a forced run, one block in one transaction. */
final class ForcedBlocks {

    private ForcedBlocks() {}

    static boolean prepareNext(Transaction tx, long runId) {
        RunRows.enterAsWriter(tx, runId);
        Run run = RunRows.find(tx, runId).orElseThrow(() -> StoreException.notFound("run"));
        if (run.state() != RunState.PLANNING) {
            return false;
        }
        PlacementLock.use(tx, run.projectId());
        Optional<Integer> next = lockNext(tx, runId);
        next.ifPresent(block -> prepare(tx, run, block));
        return next.isPresent();
    }

    private static Optional<Integer> lockNext(Transaction tx, long runId) {
        return tx.sql(
                        "SELECT block FROM run_block WHERE run_id = ? AND NOT prepared"
                                + " ORDER BY block LIMIT 1 FOR UPDATE",
                        runId)
                .first(row -> row.integer("block"));
    }

    private static void prepare(Transaction tx, Run run, int block) {
        long[] itemIds = tx.sql("SELECT item_ids FROM run_block WHERE run_id = ? AND block = ?", run.id(), block)
                .one(row -> row.numbers("item_ids"));
        lockRows(tx, run, itemIds);
        long[] freed = release(tx, run, itemIds);
        if (freed.length > 0) {
            tx.sql(
                            "DELETE FROM prediction p USING prediction_set s"
                                    + " WHERE s.id = ? AND p.shard = s.shard AND p.set_id = s.id AND p.item_id = ANY (?)",
                            run.setId(),
                            freed)
                    .update();
            ChangeRows.add(tx, run.projectId(), run.setId(), freed);
        }
        tx.sql("UPDATE run_block SET prepared = true WHERE run_id = ? AND block = ?", run.id(), block)
                .update();
    }

    /** In one order for everybody, so that nobody waits in a circle; a decision made meanwhile is seen afterwards. */
    private static void lockRows(Transaction tx, Run run, long[] itemIds) {
        tx.sql(
                        "SELECT 1 FROM set_item WHERE set_id = ? AND item_id = ANY (?) ORDER BY item_id FOR UPDATE",
                        run.setId(),
                        itemIds)
                .execute();
        tx.sql(
                        "SELECT 1 FROM prediction_set s JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id"
                                + " WHERE s.id = ? AND p.item_id = ANY (?) ORDER BY p.item_id, p.seq FOR UPDATE OF p",
                        run.setId(),
                        itemIds)
                .execute();
    }

    private static long[] release(Transaction tx, Run run, long[] itemIds) {
        List<Long> freed = tx.sql(
                        """
                        DELETE FROM set_item i USING prediction_set s
                        WHERE s.id = ? AND i.set_id = s.id AND i.item_id = ANY (?)
                          AND NOT EXISTS (SELECT 1 FROM run r WHERE r.id = i.run_id
                                          AND r.state NOT IN ('completed', 'failed', 'cancelled'))
                          AND NOT EXISTS (SELECT 1 FROM prediction p
                                          WHERE p.shard = s.shard AND p.set_id = s.id AND p.item_id = i.item_id
                                            AND p.status <> 0)
                        RETURNING i.item_id""",
                        run.setId(),
                        itemIds)
                .list(row -> row.number("item_id"));
        return freed.stream().mapToLong(Long::longValue).toArray();
    }
}
