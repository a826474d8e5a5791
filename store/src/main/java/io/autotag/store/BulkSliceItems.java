package io.autotag.store;

import java.util.Map;

/** Adds a block of items to a slice; taken back are those that were not in it before. */
final class BulkSliceItems implements BulkEffect {

    private static final String LOGGED =
            """
            , logged AS (
                INSERT INTO review_event (project_id, actor, kind, before, after, action_id, item_ids, items)
                SELECT ?, ?, ?, '{}', ?::jsonb, ?, array_agg(item_id ORDER BY item_id),
                       int8range(min(item_id), max(item_id), '[]')
                FROM done HAVING count(*) > 0),
            changed AS (
                INSERT INTO change_log (project_id, set_id, item_ids)
                SELECT ?, 0, array_agg(item_id) FROM done HAVING count(*) > 0),
            counted AS (
                UPDATE slice SET item_count = item_count + ? * (SELECT count(*) FROM done), updated_at = now()
                WHERE id = ?)""";

    private final Transaction tx;
    private final BulkRow action;
    private final BulkBlock block;

    BulkSliceItems(Transaction tx, BulkRow action, BulkBlock block) {
        this.tx = tx;
        this.action = action;
        this.block = block;
    }

    @Override
    public void apply() {
        Statement statement = new Statement()
                .add(
                        """
                        WITH done AS (
                            INSERT INTO slice_item (slice_id, item_id)
                            SELECT ?, u.item_id FROM bulk_block b CROSS JOIN LATERAL unnest(b.item_ids) AS u(item_id)
                            WHERE b.action_id = ? AND b.block = ? ORDER BY u.item_id
                            ON CONFLICT DO NOTHING RETURNING item_id)""",
                        action.sliceId(),
                        action.id(),
                        block.block());
        log(statement, action.event(), action.actor(), 1);
        statement
                .add(
                        """
                        UPDATE bulk_block SET state = 1, applied = (SELECT count(*) FROM done),
                            item_ids = coalesce((SELECT array_agg(item_id ORDER BY item_id) FROM done), '{}')
                        WHERE action_id = ? AND block = ?""",
                        action.id(),
                        block.block())
                .in(tx)
                .update();
    }

    @Override
    public void takeBack() {
        Statement statement = new Statement()
                .add(
                        """
                        WITH done AS (
                            DELETE FROM slice_item WHERE slice_id = ? AND item_id IN (
                                SELECT u.item_id FROM bulk_block b CROSS JOIN LATERAL unnest(b.item_ids) AS u(item_id)
                                WHERE b.action_id = ? AND b.block = ?)
                            RETURNING item_id)""",
                        action.sliceId(),
                        action.id(),
                        block.block());
        log(statement, "take_back", action.undoActor(), -1);
        statement
                .add(
                        "UPDATE bulk_block SET state = 2, undone = (SELECT count(*) FROM done)"
                                + " WHERE action_id = ? AND block = ?",
                        action.id(),
                        block.block())
                .in(tx)
                .update();
    }

    private void log(Statement statement, String kind, long actor, int sign) {
        statement.add(
                LOGGED,
                action.projectId(),
                actor,
                kind,
                JsonText.of(Map.of("slice", action.target())),
                action.id(),
                action.projectId(),
                sign,
                action.sliceId());
    }
}
