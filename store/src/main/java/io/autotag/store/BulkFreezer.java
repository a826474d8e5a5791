package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import io.autotag.review.BulkState;
import io.autotag.run.Desired;
import java.util.ArrayList;
import java.util.List;

/** Freezes what an action is about, in one statement: what is predicted or decided later is not part of it. */
final class BulkFreezer {

    /** Keys in a block: a transaction of about a third of a second on two cores, which a person's save may have to wait. */
    static final int BLOCK_KEYS = 4_000;

    private static final int FREEZE_LOCKS = 12;

    private static final String PREDICTION_BLOCKS =
            """
            WITH chosen AS (%s),
            numbered AS (
                SELECT set_id, item_id, seq, run_id, version, status,
                       (row_number() OVER (PARTITION BY set_id ORDER BY item_id, seq) - 1) / %d AS part
                FROM chosen),
            blocks AS (
                INSERT INTO bulk_block (action_id, block, set_id, item_ids, seqs, run_ids, versions, statuses, keys)
                SELECT ?, row_number() OVER (ORDER BY set_id, part) - 1, set_id, array_agg(item_id), array_agg(seq),
                       array_agg(run_id), array_agg(version), array_agg(status), count(*)
                FROM numbered GROUP BY set_id, part
                RETURNING keys)
            SELECT coalesce(sum(keys), 0) AS matched FROM blocks"""
                    .replace("%d", Integer.toString(BLOCK_KEYS));

    private static final String ITEM_BLOCKS =
            """
            WITH chosen AS (%s),
            numbered AS (SELECT id, (row_number() OVER (ORDER BY id) - 1) / %d AS part FROM chosen),
            blocks AS (
                INSERT INTO bulk_block (action_id, block, item_ids, keys)
                SELECT ?, part, array_agg(id), count(*) FROM numbered GROUP BY part
                RETURNING keys)
            SELECT coalesce(sum(keys), 0) AS matched FROM blocks"""
                    .replace("%d", Integer.toString(BLOCK_KEYS));

    private static final String EMBEDDING_BLOCKS =
            """
            WITH chosen AS (%s),
            numbered AS (
                SELECT set_id, item_id, (row_number() OVER (ORDER BY item_id) - 1) / %d AS part FROM chosen),
            blocks AS (
                INSERT INTO bulk_block (action_id, block, set_id, item_ids, keys)
                SELECT ?, part, set_id, array_agg(item_id), count(*) FROM numbered GROUP BY set_id, part
                RETURNING keys)
            SELECT coalesce(sum(keys), 0) AS matched FROM blocks"""
                    .replace("%d", Integer.toString(BLOCK_KEYS));

    private static final String SET_BLOCKS =
            """
            WITH blocks AS (
                INSERT INTO bulk_block (action_id, block, set_id, item_ids, keys)
                SELECT ?, row_number() OVER (ORDER BY s.id) - 1, s.id, '{}', 1
                FROM prediction_set s WHERE s.project_id = ? AND s.model_version_id = ? AND s.visible
                RETURNING keys)
            SELECT coalesce(sum(keys), 0) AS matched FROM blocks""";

    private final BulkPorts ports;

    BulkFreezer(BulkPorts ports) {
        this.ports = ports;
    }

    /**
     * Freezes an action that is to begin and has not been frozen. That can take long; its row is locked only at the end,
     * so that nobody who steers it waits.
     */
    void freezeOnce(Transaction tx, long actionId) {
        if (!isDue(BulkRows.look(tx, actionId))) {
            return;
        }
        tx.sql("SELECT pg_advisory_xact_lock(?, ?)", FREEZE_LOCKS, Long.hashCode(actionId))
                .execute();
        BulkRow action = BulkRows.look(tx, actionId);
        if (isDue(action)) {
            PredictionStatistics.refresh(tx, action.projectId());
            // A million keys are sorted in memory or nearly so.
            tx.sql("SET LOCAL work_mem = '64MB'").execute();
            long matched = freeze(tx, action);
            tx.sql("UPDATE bulk_action SET frozen = true, matched = ? WHERE id = ?", matched, actionId)
                    .update();
        }
    }

    private static boolean isDue(BulkRow action) {
        return action.state() == BulkState.PENDING && action.desired() == Desired.RUN && !action.frozen();
    }

    private long freeze(Transaction tx, BulkRow action) {
        if (action.kind() == BulkKind.HIDE_VERSION) {
            return matched(tx.sql(SET_BLOCKS, action.id(), action.projectId(), action.modelVersionId()));
        }
        BulkOrder order = new BulkOrder(action.kind(), action.query(), action.target());
        if (action.kind() == BulkKind.ADD_SLICE) {
            return freeze(tx, action, ITEM_BLOCKS, BulkCandidates.items(tx, ports, action.projectId(), order));
        }
        if (action.kind() == BulkKind.DELETE_RUN && BulkTarget.describes(tx, action.runId())) {
            return freeze(tx, action, EMBEDDING_BLOCKS, BulkCandidates.embeddings(action.projectId(), order));
        }
        return freeze(tx, action, PREDICTION_BLOCKS, BulkCandidates.predictions(tx, ports, action.projectId(), order));
    }

    private static long freeze(Transaction tx, BulkRow action, String blocks, SqlFragment chosen) {
        List<Object> values = new ArrayList<>(chosen.values());
        values.add(action.id());
        return matched(tx.sql(blocks.replace("%s", chosen.text()), values.toArray()));
    }

    private static long matched(SqlStatement freezing) {
        return freezing.one(row -> row.number("matched"));
    }
}
