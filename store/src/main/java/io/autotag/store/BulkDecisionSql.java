package io.autotag.store;

/** The parts of the statements that decide a block and take that back; each is one part of a WITH, the last its end. */
final class BulkDecisionSql {

    static final String WORD = "(ARRAY['pending', 'accepted', 'modified', 'rejected'])[status + 1]";

    /** Wants set, status, action and what {@link BlockRows#which} does. */
    static final String DECIDED =
            """
            , m AS MATERIALIZED (
                SELECT l.label_id, l.target_label_id, l.model_version_id
                FROM prediction_set s JOIN label_map l
                    ON l.project_id = s.project_id AND l.model_version_id = s.model_version_id
                WHERE s.id = ? AND s.visible AND l.target_label_id IS NOT NULL)
            , done AS (
                UPDATE %1$s p SET status = ?, version = p.version + 1, action_id = ?
                FROM k, m
                WHERE %2$s AND m.label_id = p.label_id
                RETURNING p.item_id, p.seq, k.status, m.target_label_id, m.model_version_id, p.level, p.x, p.y, p.w, p.h,
                          p.geometry, p.run_id, p.confidence, p.score)""";

    /** Wants status, action and what {@link BlockRows#which} does. */
    static final String RESET =
            """
            , done AS (
                UPDATE %1$s p SET status = ?, version = p.version + 1, action_id = ?
                FROM k WHERE %2$s
                RETURNING p.item_id, p.seq, k.status)""";

    /** Wants what {@link BlockRows#which} does; {@link #NOT_FINISHED} follows. */
    static final String RETURNED =
            """
            , done AS (
                UPDATE %1$s p SET status = k.status, version = p.version + 1, action_id = NULL
                FROM k
                WHERE %2$s""";

    /** Whose item nobody has finished since; wants project, action and block. */
    static final String NOT_FINISHED =
            """
                  AND NOT EXISTS (SELECT 1 FROM project_item i
                                  WHERE i.project_id = ? AND i.item_id = p.item_id AND i.state = 'reviewed'
                                    AND i.reviewed_at > (SELECT b.applied_at FROM bulk_block b
                                                         WHERE b.action_id = ? AND b.block = ?))
                RETURNING p.item_id, p.seq, k.status)""";

    /** Uids that no index has to take in at random places: an action makes at most one annotation of a prediction. */
    static final String ANNOTATED =
            """
            , made AS (
                INSERT INTO annotation (uid, project_id, item_id, label_id, kind, x, y, w, h, geometry, source, src_set,
                                        src_seq, model_version_id, run_id, confidence, score, created_by, action_id)
                SELECT (lpad(to_hex(?), 8, '0') || lpad(to_hex(?), 8, '0') || lpad(to_hex(item_id), 8, '0')
                        || lpad(to_hex(seq::integer), 8, '0'))::uuid::text, ?, item_id, coalesce(nullif(?, 0), target_label_id),
                       CASE level WHEN 0 THEN 'classification' ELSE 'bounding_box' END, x, y, w, h, geometry, ?, ?,
                       seq, model_version_id, run_id, confidence, score, ?, ?
                FROM done)""";

    /**
     * Each found by its key: the limit keeps the planner, who knows nothing of done, from going through all of a set. Who
     * changes an annotation holds its prediction, so that none moves between finding and changing it.
     */
    static final String UNANNOTATED =
            """
            , removed AS (
                UPDATE annotation a SET deleted_at = now(), version = a.version + 1, action_id = ?, updated_by = ?,
                    updated_at = now()
                FROM done CROSS JOIN LATERAL (
                    SELECT t.ctid AS place FROM annotation t
                    WHERE t.src_set = ? AND t.item_id = done.item_id AND t.src_seq = done.seq AND t.deleted_at IS NULL
                    LIMIT 1) found
                WHERE a.ctid = found.place AND a.deleted_at IS NULL)""";

    static final String REVIVED =
            """
            , revived AS (
                UPDATE annotation a SET deleted_at = NULL, version = a.version + 1, action_id = NULL, updated_by = ?,
                    updated_at = now()
                FROM done CROSS JOIN LATERAL (
                    SELECT t.ctid AS place FROM annotation t
                    WHERE t.action_id = ? AND t.src_set = ? AND t.item_id = done.item_id AND t.src_seq = done.seq
                      AND t.deleted_at IS NOT NULL
                    LIMIT 1) found
                WHERE a.ctid = found.place AND a.deleted_at IS NOT NULL)""";

    static final String LOGGED =
            """
            , logged AS (
                INSERT INTO review_event (project_id, actor, kind, set_id, before, after, action_id, item_ids, seqs, items)
                SELECT ?, ?, ?, ?, %s, %s, ?, array_agg(item_id ORDER BY item_id, seq),
                       array_agg(seq ORDER BY item_id, seq), int8range(min(item_id), max(item_id), '[]')
                FROM done GROUP BY status),
            changed AS (
                INSERT INTO change_log (project_id, set_id, item_ids)
                SELECT ?, s.set_id, d.item_ids
                FROM (SELECT array_agg(DISTINCT item_id) AS item_ids FROM done HAVING count(*) > 0) d
                CROSS JOIN (VALUES (?), (%d)) s(set_id))"""
                    .replace("%d", Integer.toString(ChangeRows.REVIEWS));

    /** What of the block is left for later; wants whether its people have had their time, and what the inner part does. */
    static final String LEFT_OUT =
            """
            , left_out AS MATERIALIZED (SELECT leased, busy OR (leased AND NOT ?) AS comes_again FROM (%s) found)""";

    /** Of a block done in parts the moment of the first is kept: whoever finishes an item after that keeps it. */
    static final String APPLIED =
            """
            UPDATE bulk_block b SET
                applied = b.applied + (SELECT count(*) FROM done),
                state = CASE WHEN l.comes_again THEN 0 ELSE 1 END,
                leased_at = CASE WHEN l.leased THEN coalesce(b.leased_at, now()) END,
                tried_at = CASE WHEN l.comes_again THEN now() END,
                applied_at = CASE WHEN EXISTS (SELECT 1 FROM done) THEN coalesce(b.applied_at, clock_timestamp())
                                  ELSE b.applied_at END
            FROM left_out l WHERE b.action_id = ? AND b.block = ?""";

    static final String TAKEN_BACK =
            """
            UPDATE bulk_block b SET
                undone = b.undone + (SELECT count(*) FROM done),
                state = CASE WHEN l.comes_again THEN 1 ELSE 2 END,
                leased_at = NULL,
                tried_at = CASE WHEN l.comes_again THEN now() END
            FROM left_out l WHERE b.action_id = ? AND b.block = ?""";

    private BulkDecisionSql() {}
}
