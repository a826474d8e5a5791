package io.autotag.store;

import io.autotag.review.ReviewState;
import java.util.List;

/** What an undo left as it is, because somebody had touched it. */
public final class BulkKeptReader {

    /** The predictions that the action changed and its undo kept, in the order of their keys, with who touched them. */
    public List<ReviewConflict> list(Transaction tx, BulkAction action, int limit) {
        return tx.sql(
                        """
                        WITH applied AS (
                            SELECT e.set_id, u.item_id, u.seq, e.kind = 'take_back' AS back
                            FROM review_event e CROSS JOIN LATERAL unnest(e.item_ids, e.seqs) AS u(item_id, seq)
                            WHERE e.action_id = ? AND e.set_id IS NOT NULL),
                        kept AS (
                            SELECT set_id, item_id, seq FROM applied GROUP BY 1, 2, 3 HAVING NOT bool_or(back)
                            ORDER BY 1, 2, 3 LIMIT ?),
                        in_bulk AS (
                            SELECT k.set_id, k.item_id, k.seq, max(e.id) AS id
                            FROM review_event e CROSS JOIN LATERAL unnest(e.item_ids, e.seqs) AS u(item_id, seq)
                            JOIN kept k ON k.set_id = e.set_id AND k.item_id = u.item_id AND k.seq = u.seq
                            WHERE e.project_id = ? AND e.action_id <> ?
                              AND e.at >= (SELECT min(at) FROM review_event WHERE action_id = ?)
                            GROUP BY 1, 2, 3)
                        SELECT k.set_id, k.item_id, k.seq, p.run_id, p.version, p.status, last.at, last.login
                        FROM kept k JOIN prediction_set s ON s.id = k.set_id
                        JOIN prediction p ON p.shard = s.shard AND p.set_id = k.set_id AND p.item_id = k.item_id
                            AND p.seq = k.seq
                        LEFT JOIN LATERAL (
                            SELECT e.at, u.login, e.id FROM review_event e JOIN app_user u ON u.id = e.actor
                            WHERE e.project_id = s.project_id AND e.item_id = k.item_id
                              AND (e.set_id = k.set_id AND e.seq = k.seq OR e.kind = 'item')
                            UNION ALL
                            SELECT e.at, u.login, e.id FROM in_bulk b JOIN review_event e ON e.id = b.id
                            JOIN app_user u ON u.id = e.actor
                            WHERE b.set_id = k.set_id AND b.item_id = k.item_id AND b.seq = k.seq
                            ORDER BY id DESC LIMIT 1) last ON true
                        ORDER BY 1, 2, 3""",
                        action.id(),
                        limit,
                        action.projectId(),
                        action.id(),
                        action.id())
                .list(row -> new ReviewConflict(
                        new PredictionKey(row.number("set_id"), row.number("item_id"), row.integer("seq")).uid(),
                        Words.of(ReviewState.ofCode(row.integer("status"))),
                        new SeenVersion(row.number("run_id"), row.integer("version")).text(),
                        row.textOrNull("login"),
                        row.instantOrNull("at")));
    }
}
