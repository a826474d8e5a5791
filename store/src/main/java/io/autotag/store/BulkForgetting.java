package io.autotag.store;

/**
 * Deletes a block of a run's embeddings with the claims that they go with, so that the items may be described anew. Nobody
 * decides about embeddings: what the run still holds is deleted.
 */
final class BulkForgetting implements BulkEffect {

    private final Transaction tx;
    private final BulkRow action;
    private final BulkBlock block;

    BulkForgetting(Transaction tx, BulkRow action, BulkBlock block) {
        this.tx = tx;
        this.action = action;
        this.block = block;
    }

    @Override
    public void apply() {
        BlockKeys.lockClaims(tx, action, block);
        new Statement()
                .add(
                        """
                        WITH done AS (
                            DELETE FROM set_item i
                            WHERE i.set_id = ? AND i.run_id = ? AND i.item_id = ANY (
                                SELECT unnest(b.item_ids) FROM bulk_block b WHERE b.action_id = ? AND b.block = ?)
                            RETURNING i.item_id)""",
                        (int) block.setId(),
                        (int) action.runId(),
                        action.id(),
                        block.block())
                .add(
                        """
                        , logged AS (
                            INSERT INTO review_event (project_id, actor, kind, set_id, before, after, action_id, item_ids,
                                                      items)
                            SELECT ?, ?, 'delete', ?, '{}', '{}', ?, array_agg(item_id ORDER BY item_id),
                                   int8range(min(item_id), max(item_id), '[]')
                            FROM done HAVING count(*) > 0),
                        changed AS (
                            INSERT INTO change_log (project_id, set_id, item_ids)
                            SELECT ?, ?, array_agg(item_id) FROM done HAVING count(*) > 0)""",
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

    @Override
    public void takeBack() {
        throw new IllegalStateException("What was deleted cannot be taken back.");
    }
}
