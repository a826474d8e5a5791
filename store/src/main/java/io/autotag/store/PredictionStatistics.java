package io.autotag.store;

import java.util.List;

/**
 * What the planner knows of predictions. PostgreSQL looks at a table a minute after it has grown; who acts on what a large
 * run has just written would meet plans that were made for an empty table.
 */
final class PredictionStatistics {

    /** Partitions of more than a megabyte that nobody has looked at since they grew by a tenth. */
    private static final String OUTDATED =
            """
            SELECT c.relname AS name
            FROM (SELECT DISTINCT shard FROM prediction_set WHERE project_id = ?) s
            JOIN pg_class c ON c.oid = to_regclass('prediction_' || s.shard)
            CROSS JOIN LATERAL (
                SELECT pg_relation_size(c.oid) / current_setting('block_size')::integer AS pages) grown
            WHERE grown.pages > 128 AND (grown.pages > 1.1 * greatest(c.relpages, 0) OR NOT EXISTS (
                SELECT 1 FROM pg_stats k WHERE k.schemaname = c.relnamespace::regnamespace::text
                  AND k.tablename = c.relname))
            ORDER BY s.shard""";

    private PredictionStatistics() {}

    /**
     * Looks at a sample of the project's partitions where that is due: about a second for each, however large. It waits
     * for nobody; a partition that is being looked at, or vacuumed, is left out.
     *
     * @return how many were due
     */
    static int refresh(Transaction tx, long projectId) {
        List<String> outdated = tx.sql(OUTDATED, projectId).list(row -> row.text("name"));
        outdated.forEach(
                table -> tx.sql("ANALYZE (SKIP_LOCKED) \"" + table + "\"").execute());
        return outdated.size();
    }

    /** Looks at one partition, before queries are led to it. */
    static void look(Transaction tx, int shard) {
        tx.sql("ANALYZE (SKIP_LOCKED) prediction_" + shard).execute();
    }
}
