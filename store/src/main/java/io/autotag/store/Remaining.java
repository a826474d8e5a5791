package io.autotag.store;

import java.util.List;

/** What of a run's frozen selection has neither a failure nor a claim in its set, but for those that it is to replace. */
final class Remaining {

    /** Positions to do as column p; takes the run's id. */
    private static final String TODO =
            """
            SELECT b.block::bigint * 512 + u.nth - 1 AS p
            FROM run r
            JOIN run_block b ON b.run_id = r.id
            CROSS JOIN LATERAL unnest(b.item_ids) WITH ORDINALITY AS u(item_id, nth)
            WHERE r.id = ?
              AND NOT EXISTS (SELECT 1 FROM set_item i WHERE i.set_id = r.set_id AND i.item_id = u.item_id
                              AND i.replacing_run_id IS DISTINCT FROM r.id)
              AND NOT EXISTS (SELECT 1 FROM run_failure f WHERE f.run_id = r.id AND f.item_id = u.item_id)
            """;

    /** Consecutive positions keep p - row_number() constant: each value is one island. */
    private static final String RANGES = "WITH todo AS (" + TODO
            + """
            ), islands AS (
                SELECT min(p) AS low, max(p) + 1 AS high
                FROM (SELECT p, p - row_number() OVER (ORDER BY p) AS island FROM todo) numbered
                GROUP BY island)
            SELECT low,
                   CASE WHEN row_number() OVER (ORDER BY low) = ? THEN max(high) OVER () ELSE high END AS high
            FROM islands ORDER BY low LIMIT ?""";

    private Remaining() {}

    static boolean isAny(Transaction tx, long runId) {
        return tx.sql("SELECT EXISTS (" + TODO + ") AS remains", runId).one(row -> row.truth("remains"));
    }

    static List<PositionRange> ranges(Transaction tx, long runId, int maxRanges) {
        return tx.sql(RANGES, runId, maxRanges, maxRanges)
                .list(row -> new PositionRange(row.number("low"), row.number("high")));
    }
}
