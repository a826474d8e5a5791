package io.autotag.store;

import io.autotag.run.RunState;
import java.util.Optional;

/**
 * Says of which items a forced run is to replace what was found before, one block in one transaction. Until it does
 * ({@link Replacement}), everything stays as it is, and stays so for what the run does not get to.
 */
final class ForcedBlocks {

    private ForcedBlocks() {}

    static boolean prepareNext(Transaction tx, long runId) {
        RunRows.enterAsWriter(tx, runId);
        Run run = RunRows.find(tx, runId).orElseThrow(() -> StoreException.notFound("run"));
        if (run.state() != RunState.PLANNING) {
            return false;
        }
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
        Replacement.lockClaims(tx, run.setId(), itemIds);
        tx.sql(
                        """
                        UPDATE set_item i SET replacing_run_id = ? FROM prediction_set s
                        WHERE s.id = ? AND i.set_id = s.id AND i.item_id = ANY (?)
                          AND NOT EXISTS (SELECT 1 FROM run r WHERE r.id IN (i.run_id, i.replacing_run_id)
                                          AND r.state NOT IN ('completed', 'failed', 'cancelled'))
                          AND NOT EXISTS (SELECT 1 FROM prediction p
                                          WHERE p.shard = s.shard AND p.set_id = s.id AND p.item_id = i.item_id
                                            AND p.status <> 0)""",
                        (int) run.id(),
                        run.setId(),
                        itemIds)
                .update();
        tx.sql("UPDATE run_block SET prepared = true WHERE run_id = ? AND block = ?", run.id(), block)
                .update();
    }
}
