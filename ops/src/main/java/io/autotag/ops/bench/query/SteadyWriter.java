package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.BenchSite.Login;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes as a run does, as fast as it can: in each transaction 256 items are claimed, their predictions copied and the
 * change is logged. It writes into a set of its own, which is taken away at the end.
 */
final class SteadyWriter implements AutoCloseable {
    private static final int ITEMS = 256;
    private static final int SHARD = 0;
    private static final double NANOS = 1e9;

    private final Connection connection;
    private final QueryData data;
    private final PredictionRows rows;
    private final PredictionRows.SetRow set;
    private final long firstItem;
    private final int items;
    private int next;

    SteadyWriter(Login login, QueryData data, int items) throws SQLException {
        this.connection = DriverManager.getConnection(login.url(), login.user(), login.password());
        this.data = data;
        this.items = items;
        this.rows = new PredictionRows(data.firstLabel());
        this.firstItem = QueryData.number(connection, "SELECT max(id) FROM item") - items + 1;
        this.set = new PredictionRows.SetRow(newSet(), SHARD, data.visible().run(), 3);
        connection.setAutoCommit(false);
    }

    private int newSet() throws SQLException {
        return (int) QueryData.number(
                connection,
                "INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard) SELECT project_id,"
                        + " model_version_id, random()::text::bytea, true, " + SHARD
                        + " FROM prediction_set WHERE id = "
                        + data.visible().id() + " RETURNING id");
    }

    /** Items a second over that time; it ends early where there are no more items. */
    double write(double seconds) throws SQLException {
        long start = System.nanoTime();
        int before = next;
        while ((System.nanoTime() - start) / NANOS < seconds && next + ITEMS <= items) {
            transaction();
        }
        return (next - before) / ((System.nanoTime() - start) / NANOS);
    }

    boolean isDone() {
        return next + ITEMS > items;
    }

    private void transaction() throws SQLException {
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
        QueryData.execute(
                connection,
                "DELETE FROM prediction WHERE shard = " + SHARD + " AND set_id = " + set.id()
                        + "; DELETE FROM set_item WHERE set_id = " + set.id()
                        + "; DELETE FROM prediction_set WHERE id = "
                        + set.id());
        connection.commit();
        connection.close();
    }
}
