package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.BenchSite.Login;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes as a run does, as fast as it can: in each transaction 256 items are claimed, their predictions copied and the
 * change is logged. It writes into sets of its own, which are taken away at the end.
 */
final class SteadyWriter implements AutoCloseable {
    private static final int ITEMS = 256;
    private static final int SHARD = 0;
    private static final double NANOS = 1e9;

    private final Connection connection;
    private final QueryData data;
    private final PredictionRows rows;
    private final long firstItem;
    private final int items;
    private final List<Integer> sets = new ArrayList<>();
    private PredictionRows.SetRow set;
    private int next;

    SteadyWriter(Login login, QueryData data, int items) throws SQLException {
        this.connection = login.connect();
        this.data = data;
        this.items = items;
        this.rows = new PredictionRows(data.firstLabel());
        this.firstItem = QueryData.number(connection, "SELECT max(id) FROM item") - items + 1;
        this.set = newSet();
        connection.setAutoCommit(false);
    }

    private PredictionRows.SetRow newSet() throws SQLException {
        int id = (int) QueryData.number(
                connection,
                "INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard) SELECT project_id,"
                        + " model_version_id, random()::text::bytea, true, " + SHARD
                        + " FROM prediction_set WHERE id = "
                        + data.visible().id() + " RETURNING id");
        sets.add(id);
        return new PredictionRows.SetRow(id, SHARD, data.visible().run(), 3);
    }

    /** Items a second over that time, one transaction at least; behind the last item a further set begins. */
    double write(double seconds) throws SQLException {
        long start = System.nanoTime();
        int written = 0;
        do {
            transaction();
            written += ITEMS;
        } while ((System.nanoTime() - start) / NANOS < seconds);
        return written / ((System.nanoTime() - start) / NANOS);
    }

    private void transaction() throws SQLException {
        if (next + ITEMS > items) {
            set = newSet();
            next = 0;
        }
        long from = firstItem + next;
        String range = "generate_series(" + from + ", " + (from + ITEMS - 1) + ")";
        QueryData.execute(
                connection,
                "INSERT INTO set_item (set_id, item_id, run_id, n) SELECT " + set.id() + ", i, " + set.run() + ", "
                        + (PredictionRows.OBJECTS + 1) + " FROM " + range + " i ON CONFLICT DO NOTHING");
        StringBuilder text = new StringBuilder();
        for (long item = from; item < from + ITEMS; item++) {
            rows.append(text, set, item, false);
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(QueryData.COPY.formatted("prediction"));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
        QueryData.execute(
                connection,
                "INSERT INTO change_log (project_id, set_id, item_ids) SELECT " + data.projectId() + ", " + set.id()
                        + ", array_agg(i) FROM " + range + " i");
        connection.commit();
        next += ITEMS;
    }

    /** Takes away what was written. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        String ids = sets.stream().map(String::valueOf).collect(Collectors.joining(", "));
        QueryData.execute(
                connection,
                "DELETE FROM prediction WHERE shard = " + SHARD + " AND set_id IN (" + ids + ")"
                        + "; DELETE FROM set_item WHERE set_id IN (" + ids + ")"
                        + "; DELETE FROM prediction_set WHERE id IN (" + ids + ")");
        connection.commit();
        connection.close();
    }
}
