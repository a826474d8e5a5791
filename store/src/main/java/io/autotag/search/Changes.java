package io.autotag.search;

import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log holds of a project.
 *
 * @param xmin every transaction before this one is in the log or will never be
 * @param horizon changes of older transactions may be gone from the log
 */
record Changes(long xmin, long horizon, List<Change> rows) {

    /** Stands for a set where only what people decided about items has changed. */
    static final int REVIEWS = -1;

    /** Items that a transaction changed in a set; apart from predictions where the set is 0 or {@link #REVIEWS}. */
    record Change(long xid, int set, List<Long> itemIds) {

        Change {
            itemIds = List.copyOf(itemIds);
        }
    }

    private static final String SINCE =
            """
            SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, h.xid::text AS horizon, l.xid::text AS xid,
                   l.set_id, l.item_ids
            FROM (SELECT 1) always
            LEFT JOIN change_horizon h ON h.project_id = ?
            LEFT JOIN change_log l ON l.project_id = ? AND l.xid >= ?::text::xid8
            ORDER BY l.xid""";

    Changes {
        rows = List.copyOf(rows);
    }

    /** All changes of this and younger transactions that are committed; in one look, so that none falls between two. */
    static Changes since(Transaction tx, Project project, long xid) {
        List<Row> rows = tx.sql(SINCE, project.id(), project.id(), Long.toString(xid))
                .list(row -> new Row(
                        number(row.text("xmin")),
                        number(row.textOrNull("horizon")),
                        row.isNull("xid")
                                ? null
                                : new Change(
                                        number(row.text("xid")),
                                        row.integer("set_id"),
                                        Arrays.stream(row.numbers("item_ids"))
                                                .boxed()
                                                .toList())));
        return new Changes(
                rows.get(0).xmin(),
                rows.get(0).horizon(),
                rows.stream().map(Row::change).filter(change -> change != null).toList());
    }

    private static long number(@Nullable String xid) {
        return xid == null ? 0 : Long.parseLong(xid);
    }

    private record Row(long xmin, long horizon, @Nullable Change change) {}
}
