package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;

/** Freezes what an action is about, in one statement: what is predicted or decided later is not part of it. */
final class BulkFreezer {

    /** Keys in a block: a transaction of some hundredths of a second. */
    static final int BLOCK_KEYS = 2_000;

    private static final String PREDICTION_BLOCKS =
            """
            WITH chosen AS (%s),
            numbered AS (
                SELECT *, (row_number() OVER (PARTITION BY set_id ORDER BY item_id, seq) - 1) / 2000 AS part
                FROM chosen),
            blocks AS (
                INSERT INTO bulk_block (action_id, block, set_id, item_ids, seqs, run_ids, versions, statuses, keys)
                SELECT ?, row_number() OVER (ORDER BY set_id, part) - 1, set_id, array_agg(item_id), array_agg(seq),
                       array_agg(run_id), array_agg(version), array_agg(status), count(*)
                FROM numbered GROUP BY set_id, part
                RETURNING keys)
            UPDATE bulk_action SET frozen = true, matched = (SELECT coalesce(sum(keys), 0) FROM blocks)
            WHERE id = ?""";

    private static final String ITEM_BLOCKS =
            """
            WITH chosen AS (%s),
            numbered AS (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 2000 AS part FROM chosen),
            blocks AS (
                INSERT INTO bulk_block (action_id, block, item_ids, keys)
                SELECT ?, part, array_agg(id), count(*) FROM numbered GROUP BY part
                RETURNING keys)
            UPDATE bulk_action SET frozen = true, matched = (SELECT coalesce(sum(keys), 0) FROM blocks)
            WHERE id = ?""";

    private static final String SET_BLOCKS =
            """
            WITH blocks AS (
                INSERT INTO bulk_block (action_id, block, set_id, item_ids, keys)
                SELECT ?, row_number() OVER (ORDER BY s.id) - 1, s.id, '{}', 1
                FROM prediction_set s WHERE s.project_id = ? AND s.model_version_id = ? AND s.visible
                RETURNING keys)
            UPDATE bulk_action SET frozen = true, matched = (SELECT coalesce(sum(keys), 0) FROM blocks)
            WHERE id = ?""";

    private final BulkPorts ports;

    BulkFreezer(BulkPorts ports) {
        this.ports = ports;
    }

    /** The action's row must be locked. */
    void freeze(Transaction tx, BulkRow action) {
        if (action.kind() == BulkKind.HIDE_VERSION) {
            tx.sql(SET_BLOCKS, action.id(), action.projectId(), action.modelVersionId(), action.id())
                    .update();
            return;
        }
        BulkOrder order = new BulkOrder(action.kind(), action.query(), action.target());
        boolean ofItems = action.kind() == BulkKind.ADD_SLICE;
        SqlFragment chosen = ofItems
                ? BulkCandidates.items(tx, ports, action.projectId(), order)
                : BulkCandidates.predictions(tx, ports, action.projectId(), order);
        List<Object> values = new ArrayList<>(chosen.values());
        values.add(action.id());
        values.add(action.id());
        String blocks = ofItems ? ITEM_BLOCKS : PREDICTION_BLOCKS;
        tx.sql(blocks.replace("%s", chosen.text()), values.toArray()).update();
    }
}
