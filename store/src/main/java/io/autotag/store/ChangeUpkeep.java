package io.autotag.store;

import java.time.Duration;

/**
 * Removes changes that nobody has read. Whoever follows a project removes what its bitmaps hold by then; of a project that
 * nobody looks at they would stay for ever.
 */
public final class ChangeUpkeep {

    /** Bitmaps that were saved before are read again until then, and built anew afterwards. */
    public static final Duration UNREAD_KEPT = Duration.ofDays(7);

    /**
     * Forgets what was changed long ago, and says from where on the log of each project is whole.
     *
     * @return of how many projects anything was forgotten
     */
    public int forget(Transaction tx) {
        return tx.sql(
                        """
                        WITH gone AS (
                            DELETE FROM change_log
                            WHERE at < now() - make_interval(secs => ?)
                              AND xid < pg_snapshot_xmin(pg_current_snapshot())
                            RETURNING project_id, xid)
                        INSERT INTO change_horizon AS h (project_id, xid)
                        SELECT project_id, (max(xid::text::bigint) + 1)::text::xid8 FROM gone GROUP BY project_id
                        ON CONFLICT (project_id) DO UPDATE SET xid = greatest(h.xid, excluded.xid)""",
                        (double) UNREAD_KEPT.toSeconds())
                .update();
    }
}
