package io.autotag.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The statements of a rescoring around its rows: how far it is, what changed meanwhile, and the move. */
final class RescoreRows {

    private static final String CHANGED =
            """
            SELECT DISTINCT u.item_id FROM change_log l CROSS JOIN LATERAL unnest(l.item_ids) AS u(item_id)
            WHERE l.project_id = ? AND l.set_id = ? AND l.xid >= pg_snapshot_xmin(?::text::pg_snapshot)
              AND NOT pg_visible_in_snapshot(l.xid, ?::text::pg_snapshot) AND u.item_id > ?
              AND l.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()
            ORDER BY u.item_id LIMIT ?""";

    private RescoreRows() {}

    static void advance(Transaction tx, RescoreRow job, long position, int rows) {
        tx.sql("UPDATE rescoring SET position = ?, copied = copied + ? WHERE id = ?", position, rows, job.id())
                .update();
    }

    /** Begins a pass over what the pass before it could not have seen. */
    static void beginPass(Transaction tx, RescoreRow job, int rows) {
        tx.sql(
                        """
                        UPDATE rescoring SET phase = 'following', position = 0, copied = copied + ?, marker = next_marker,
                            next_marker = pg_current_snapshot()
                        WHERE id = ?""",
                        rows,
                        job.id())
                .update();
    }

    /** The log may have forgotten changes that nobody has copied: where a rescoring slept for a day. */
    static boolean hasLostChanges(Transaction tx, RescoreRow job) {
        return tx.sql(
                        "SELECT EXISTS (SELECT 1 FROM change_horizon WHERE project_id = ?"
                                + " AND xid > pg_snapshot_xmin(?::text::pg_snapshot)) AS lost",
                        job.projectId(),
                        job.marker())
                .one(row -> row.truth("lost"));
    }

    static void beginAnew(Transaction tx, RescoreRow job) {
        tx.sql(
                        """
                        UPDATE rescoring SET phase = 'copying', position = 0, copied = 0,
                            marker = pg_current_snapshot(), next_marker = pg_current_snapshot()
                        WHERE id = ?""",
                        job.id())
                .update();
    }

    /** Items of the pass behind the position, in their order; what this transaction itself has noted is none of them. */
    static List<Long> changed(Transaction tx, RescoreRow job, int most) {
        return tx.sql(CHANGED, job.projectId(), job.setId(), job.marker(), job.marker(), job.position(), most)
                .list(row -> row.number("item_id"));
    }

    /** For the bitmaps: every item of the set. */
    static void noteAllChanged(Transaction tx, RescoreRow job) {
        tx.sql(
                        """
                        INSERT INTO change_log (project_id, set_id, item_ids)
                        SELECT ?, ?, array_agg(item_id) FROM set_item WHERE set_id = ? GROUP BY item_id >> 16""",
                        job.projectId(),
                        job.setId(),
                        job.setId())
                .update();
    }

    /** For the bitmaps: items that others wrote to the set after the rest was noted. */
    static void noteChanged(Transaction tx, RescoreRow job, long[] itemIds) {
        tx.sql(
                        """
                        INSERT INTO change_log (project_id, set_id, item_ids)
                        SELECT ?, ?, array_agg(item_id) FROM unnest(?) AS c(item_id) GROUP BY item_id >> 16""",
                        job.projectId(),
                        job.setId(),
                        itemIds)
                .update();
    }

    /** From the commit on everybody reads the set where it was copied to. */
    static void move(Transaction tx, RescoreRow job, int rows) {
        tx.sql(
                        """
                        UPDATE prediction_set SET shard = ?, other_shard = ?, calibration_id = nullif(?, 0),
                            score_version = score_version + 1
                        WHERE id = ?""",
                        (short) job.target(),
                        (short) job.source(),
                        job.toCalibration(),
                        job.setId())
                .update();
        tx.sql(
                        """
                        UPDATE rescoring SET phase = 'cleaning', position = 0, copied = copied + ?,
                            visible_at = clock_timestamp()
                        WHERE id = ?""",
                        rows,
                        job.id())
                .update();
    }

    /** Removes about so many of the old rows; when there are none left, the rescoring is done. */
    static boolean removeOld(Transaction tx, RescoreRow job, int most) {
        Optional<Long> last = tx.sql(
                        """
                        SELECT item_id FROM (
                            SELECT item_id FROM prediction WHERE shard = ? AND set_id = ? AND item_id > ?
                            ORDER BY item_id LIMIT ?) page
                        ORDER BY item_id DESC LIMIT 1""",
                        (short) job.source(),
                        job.setId(),
                        job.position(),
                        most)
                .first(row -> row.number("item_id"));
        if (last.isEmpty()) {
            finish(tx, job);
            return false;
        }
        tx.sql(
                        "DELETE FROM prediction WHERE shard = ? AND set_id = ? AND item_id > ? AND item_id <= ?",
                        (short) job.source(),
                        job.setId(),
                        job.position(),
                        last.get())
                .update();
        advance(tx, job, last.get(), 0);
        return true;
    }

    private static void finish(Transaction tx, RescoreRow job) {
        tx.sql("UPDATE prediction_set SET other_shard = NULL WHERE id = ?", job.setId())
                .update();
        tx.sql("UPDATE rescoring SET phase = 'done', finished_at = clock_timestamp() WHERE id = ?", job.id())
                .update();
    }

    static Instant now(Transaction tx) {
        return tx.sql("SELECT clock_timestamp() AS now").one(row -> row.instant("now"));
    }
}
