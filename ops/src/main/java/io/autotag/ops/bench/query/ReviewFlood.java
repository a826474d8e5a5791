package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.BenchSite.Login;
import java.sql.Connection;
import java.sql.SQLException;

/** Decides on the newest pending items at once, a quarter of all, and can hold a snapshot that is older than that. */
final class ReviewFlood {
    private static final int BATCH = 5_000;
    private static final double SHARE = 0.25;

    private final Login login;
    private final QueryData data;

    ReviewFlood(Login login, QueryData data) {
        this.login = login;
        this.data = data;
    }

    /** A transaction that still sees what was; the caller closes it. */
    Connection olderSnapshot() throws SQLException {
        Connection connection = login.connect();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        QueryData.number(connection, "SELECT count(*) FROM project");
        return connection;
    }

    /** Accepts the predictions of the active version on these items, batch by batch; answers how many items. */
    int review(int items) throws SQLException {
        int wanted = (int) (items * SHARE);
        long newest = QueryData.number(
                data.connection(),
                "SELECT max(i.id) FROM item i WHERE NOT EXISTS (SELECT 1 FROM project_item p WHERE p.item_id = i.id"
                        + " AND p.project_id = " + data.projectId() + " AND p.state = 'reviewed')");
        for (long upTo = newest; upTo > newest - wanted; upTo -= BATCH) {
            long from = Math.max(upTo - BATCH, newest - wanted);
            QueryData.execute(data.connection(), statement(from, upTo));
        }
        return wanted;
    }

    private String statement(long above, long upTo) {
        PredictionRows.SetRow set = data.visible();
        return """
                WITH p AS (UPDATE prediction SET status = 1, version = version + 1
                           WHERE shard = %1$d AND set_id = %2$d AND item_id > %3$d AND item_id <= %4$d AND status = 0),
                r AS (INSERT INTO project_item (project_id, item_id, state, version, reviewer, reviewed_at)
                      SELECT %5$d, id, 'reviewed', 1, (SELECT min(id) FROM app_user), now() FROM item
                      WHERE id > %3$d AND id <= %4$d ON CONFLICT DO NOTHING)
                INSERT INTO change_log (project_id, set_id, item_ids)
                SELECT %5$d, unnest(ARRAY[0, %2$d]), array_agg(id) FROM item WHERE id > %3$d AND id <= %4$d"""
                .formatted(set.shard(), set.id(), above, upTo, data.projectId());
    }

    /** What autovacuum does a while later. */
    void vacuum() throws SQLException {
        QueryData.execute(
                data.connection(), "VACUUM prediction_" + data.visible().shard());
        QueryData.execute(data.connection(), "VACUUM project_item");
    }
}
