package io.autotag.store;

/** Deletes a block of a run's predictions that nobody has decided; an item of which nothing is left may be tagged anew. */
final class BulkDeletion implements BulkEffect {

    private final Transaction tx;
    private final BulkRow action;
    private final BulkBlock block;

    BulkDeletion(Transaction tx, BulkRow action, BulkBlock block) {
        this.tx = tx;
        this.action = action;
        this.block = block;
    }

    @Override
    public void apply() {
        BlockKeys.lockClaims(tx, action, block);
        BlockKeys.lock(tx, action, block);
        delete();
        release();
    }

    @Override
    public void takeBack() {
        throw new IllegalStateException("What was deleted cannot be taken back.");
    }

    private void delete() {
        new Statement()
                .add(BlockKeys.KEYS, action.id(), block.block())
                .add(
                        """
                        , done AS (
                            DELETE FROM prediction p USING k
                            WHERE %s AND p.status = 0 AND p.version = k.version AND p.run_id = k.run_id
                            RETURNING p.item_id, p.seq)"""
                                .formatted(BlockKeys.ROW),
                        (short) block.shard(),
                        (int) block.setId())
                .add(
                        """
                        , logged AS (
                            INSERT INTO review_event (project_id, actor, kind, set_id, before, after, action_id, item_ids,
                                                      seqs, items)
                            SELECT ?, ?, 'delete', ?, '{}', '{}', ?, array_agg(item_id ORDER BY item_id, seq),
                                   array_agg(seq ORDER BY item_id, seq), int8range(min(item_id), max(item_id), '[]')
                            FROM done HAVING count(*) > 0),
                        changed AS (
                            INSERT INTO change_log (project_id, set_id, item_ids)
                            SELECT ?, ?, array_agg(DISTINCT item_id) FROM done HAVING count(*) > 0)""",
                        action.projectId(),
                        action.actor(),
                        (int) block.setId(),
                        action.id(),
                        action.projectId(),
                        (int) block.setId())
                .add(BlockKeys.COUNTED, action.id(), block.block())
                .in(tx)
                .update();
    }

    private void release() {
        tx.sql(
                        """
                        DELETE FROM set_item i
                        WHERE i.set_id = ? AND i.run_id = ? AND i.item_id = ANY (
                            SELECT unnest(b.item_ids) FROM bulk_block b WHERE b.action_id = ? AND b.block = ?)
                          AND NOT EXISTS (SELECT 1 FROM prediction p
                                          WHERE p.shard = ? AND p.set_id = i.set_id AND p.item_id = i.item_id)""",
                        (int) block.setId(),
                        (int) action.runId(),
                        action.id(),
                        block.block(),
                        (short) block.shard())
                .update();
    }
}
