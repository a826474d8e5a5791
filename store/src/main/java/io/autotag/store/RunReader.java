package io.autotag.store;

import java.sql.SQLException;
import java.util.List;

/** How runs are going: progress, failures, chunks. */
public final class RunReader {

    /** One consistent look at the run's counters. */
    public RunProgress progress(Transaction tx, long runId) {
        return tx.sql(
                        """
                        SELECT r.total, c.done, c.failed, c.predictions, c.busy_ms, r.started_at, r.finished_at,
                               c.rated, c.rated_items, c.rated_ms, c.squares,
                               r.version + c.writes AS version,
                               r.skipped_unchanged + CASE WHEN r.finished_at IS NULL THEN c.unchanged ELSE 0 END
                                   AS unchanged,
                               r.skipped_protected + CASE WHEN r.finished_at IS NULL THEN c.protected ELSE 0 END
                                   AS protected
                        FROM run r CROSS JOIN LATERAL (
                            SELECT coalesce(sum(done), 0)::bigint AS done, coalesce(sum(failed), 0)::bigint AS failed,
                                   coalesce(sum(unchanged), 0)::bigint AS unchanged,
                                   coalesce(sum(protected), 0)::bigint AS protected,
                                   coalesce(sum(predictions), 0)::bigint AS predictions,
                                   coalesce(sum(busy_ms), 0)::bigint AS busy_ms,
                                   coalesce(sum(writes), 0)::bigint AS writes,
                                   count(*) FILTER (WHERE is_rated) AS rated,
                                   coalesce(sum(done + failed) FILTER (WHERE is_rated), 0)::bigint AS rated_items,
                                   coalesce(sum(busy_ms) FILTER (WHERE is_rated), 0)::bigint AS rated_ms,
                                   coalesce(sum((done + failed)::float8 ^ 2 / nullif(busy_ms, 0))
                                       FILTER (WHERE is_rated), 0) AS squares
                            FROM (SELECT *, busy_ms > 0 AND done + failed > 0 AS is_rated
                                  FROM run_chunk WHERE run_id = r.id) chunk) c
                        WHERE r.id = ?""",
                        runId)
                .first(RunReader::progress)
                .orElseThrow(() -> StoreException.notFound("run"));
    }

    /** The items the run could not tag, newest item first; pages go by item id. */
    public List<RunFailure> failures(Transaction tx, Run run, Page page) {
        return tx.sql(
                        """
                        SELECT f.item_id, i.uid, i.key, f.code, f.message, f.created_at
                        FROM run_failure f JOIN item i ON i.id = f.item_id
                        WHERE f.run_id = ? AND f.item_id < ? ORDER BY f.item_id DESC LIMIT ?""",
                        run.id(),
                        page.before(),
                        page.limit())
                .list(row -> new RunFailure(
                        row.number("item_id"),
                        row.text("uid"),
                        row.text("key"),
                        row.constant("code", FailureCode.class),
                        row.text("message"),
                        row.instant("created_at")));
    }

    /** The run's chunks behind the given one, by epoch and position. */
    public List<RunChunk> chunks(Transaction tx, ChunkKey after, int limit) {
        return tx.sql(
                        """
                        SELECT run_id, epoch, first, position, done, failed, unchanged, protected, predictions, busy_ms,
                               updated_at
                        FROM run_chunk WHERE run_id = ? AND (epoch, first) > (?, ?) ORDER BY epoch, first LIMIT ?""",
                        after.runId(),
                        after.epoch(),
                        after.from(),
                        limit)
                .list(RunReader::chunk);
    }

    /** The run's chunks by position, neighbours summed up so that there are at most so many groups. */
    public List<RunChunkGroup> chunkGroups(Transaction tx, long runId, int most) {
        return tx.sql(
                        """
                        SELECT count(*) AS chunks, min(first) AS first, max(position) AS position,
                               sum(done)::bigint AS done, sum(failed)::bigint AS failed,
                               sum(unchanged)::bigint AS unchanged, sum(protected)::bigint AS protected,
                               sum(predictions)::bigint AS predictions, sum(busy_ms)::bigint AS busy_ms,
                               max(updated_at) AS updated_at
                        FROM (SELECT c.*, ntile(?) OVER (ORDER BY first, epoch) AS part
                              FROM run_chunk c WHERE run_id = ?) parts
                        GROUP BY part ORDER BY part""",
                        most,
                        runId)
                .list(row -> new RunChunkGroup(
                        row.number("chunks"),
                        row.number("first"),
                        row.number("position"),
                        row.number("done"),
                        row.number("failed"),
                        row.number("unchanged"),
                        row.number("protected"),
                        row.number("predictions"),
                        row.number("busy_ms"),
                        row.instant("updated_at")));
    }

    private static RunProgress progress(Row row) throws SQLException {
        return new RunProgress(
                row.number("total"),
                row.number("done"),
                row.number("failed"),
                row.number("unchanged"),
                row.number("protected"),
                row.number("predictions"),
                row.number("busy_ms"),
                row.instantOrNull("started_at"),
                row.instantOrNull("finished_at"),
                row.number("version"),
                new ChunkRates(
                        row.number("rated"),
                        row.number("rated_items"),
                        row.number("rated_ms"),
                        row.decimal("squares")));
    }

    private static RunChunk chunk(Row row) throws SQLException {
        return new RunChunk(
                new ChunkKey(row.number("run_id"), row.integer("epoch"), row.number("first")),
                row.number("position"),
                row.number("done"),
                row.number("failed"),
                row.number("unchanged"),
                row.number("protected"),
                row.number("predictions"),
                row.number("busy_ms"),
                row.instant("updated_at"));
    }
}
