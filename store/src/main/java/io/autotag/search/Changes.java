package io.autotag.search;

import io.autotag.store.Project;
import io.autotag.store.RoundTrip;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log holds of a project.
 *
 * @param server when the server started that says so
 * @param xmin every transaction before this one is in the log or will never be
 * @param horizon changes of older transactions may be gone from the log
 */
record Changes(String server, long xmin, long horizon, List<Change> rows) {

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
            SELECT always.server, pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, h.xid::text AS horizon,
                   l.xid::text AS xid, l.set_id, l.item_ids
            FROM (SELECT pg_postmaster_start_time()::text AS server) always
            LEFT JOIN change_horizon h ON h.project_id = ?
            LEFT JOIN change_log l ON l.project_id = ? AND l.xid >= ?::text::xid8
            ORDER BY l.xid""";

    Changes {
        rows = List.copyOf(rows);
    }

    /** Asks for all changes of this and younger transactions that are committed; in one look: none falls between two. */
    static Asked ask(RoundTrip trip, Project project, long xid) {
        return new Asked(trip.ask(Changes::row, SINCE, project.id(), project.id(), Long.toString(xid)));
    }

    /** What was asked for. */
    record Asked(RoundTrip.Answer<Row> rows) {

        Changes read() {
            List<Row> found = rows.list();
            return new Changes(
                    found.get(0).server(),
                    found.get(0).xmin(),
                    found.get(0).horizon(),
                    found.stream()
                            .map(Row::change)
                            .filter(change -> change != null)
                            .toList());
        }
    }

    private static Row row(io.autotag.store.Row row) throws SQLException {
        return new Row(
                row.text("server"),
                number(row.text("xmin")),
                number(row.textOrNull("horizon")),
                row.isNull("xid")
                        ? null
                        : new Change(
                                number(row.text("xid")),
                                row.integer("set_id"),
                                Arrays.stream(row.numbers("item_ids")).boxed().toList()));
    }

    private static long number(@Nullable String xid) {
        return xid == null ? 0 : Long.parseLong(xid);
    }

    record Row(String server, long xmin, long horizon, @Nullable Change change) {}
}
