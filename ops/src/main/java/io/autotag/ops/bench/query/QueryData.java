package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.PredictionRows.SetRow;
import io.autotag.ops.cli.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A project of many items with ten predictions each, in two training sets; the newest 30 % are reviewed. Each set has a
 * partition of its own, filled before it gets its indexes.
 */
final class QueryData {
    static final double REVIEWED = 0.3;
    private static final int BATCH = 2_000;
    static final String COPY = "COPY %s (shard, set_id, item_id, seq, run_id, label_id, level, score, confidence,"
            + " status, x, y, w, h) FROM STDIN";

    private final Connection connection;
    private final Keys keys;

    QueryData(Connection connection, Keys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /**
     * What the rows are found by.
     *
     * @param firstLabel the id of the most frequent label
     * @param sets the older version's, then the active one's
     */
    record Keys(String projectUid, long projectId, long datasetId, int firstLabel, List<SetRow> sets) {
        Keys {
            sets = List.copyOf(sets);
        }
    }

    Keys keys() {
        return keys;
    }

    String projectUid() {
        return keys.projectUid();
    }

    long projectId() {
        return keys.projectId();
    }

    /** The set of the version that is active. */
    SetRow visible() {
        return keys.sets().get(1);
    }

    int firstLabel() {
        return keys.firstLabel();
    }

    Connection connection() {
        return connection;
    }

    /** Fills the tables of a fresh Autotag. */
    static QueryData create(Connection connection, int items) throws SQLException, IOException {
        connection.setAutoCommit(true);
        execute(connection, DataSql.WORLD);
        QueryData data = new QueryData(connection, keys(connection));
        data.items(items);
        for (SetRow set : data.keys.sets()) {
            execute(
                    connection,
                    "CREATE TABLE prediction_" + set.shard() + " (LIKE prediction INCLUDING DEFAULTS)"
                            + " WITH (autovacuum_vacuum_scale_factor = 0.01)");
            data.predictions(set, "prediction_" + set.shard(), 0, items);
            execute(
                    connection,
                    "ALTER TABLE prediction ATTACH PARTITION prediction_" + set.shard() + " FOR VALUES IN ("
                            + set.shard() + ")");
        }
        data.settle();
        return data;
    }

    /** What was filled before with so many items; absent when nothing was. */
    static Optional<QueryData> find(Connection connection, int items) throws SQLException {
        long found = number(
                connection,
                "SELECT coalesce(max(d.item_count), 0) FROM dataset d JOIN project_dataset p ON p.dataset_id = d.id"
                        + " JOIN change_horizon h ON h.project_id = p.project_id WHERE d.slug = 'query-bench'");
        if (found == 0) {
            return Optional.empty();
        }
        if (found != items) {
            throw CliException.refused(
                    "The data that was kept has %d items: ask for as many, or take it away.".formatted(found));
        }
        return Optional.of(new QueryData(connection, keys(connection)));
    }

    private static Keys keys(Connection connection) throws SQLException {
        String uid = text(connection, "SELECT uid FROM project WHERE slug = 'query-bench'");
        long project = number(connection, "SELECT id FROM project WHERE slug = 'query-bench'");
        long dataset = number(connection, "SELECT id FROM dataset WHERE slug = 'query-bench'");
        int label = (int) number(connection, "SELECT id FROM label WHERE name = '" + LabelLottery.name(0) + "'");
        int first = (int) number(connection, "SELECT min(id) FROM prediction_set WHERE project_id = " + project);
        int run = (int) number(connection, "SELECT min(id) FROM run WHERE project_id = " + project);
        List<SetRow> sets = List.of(new SetRow(first, 1001, run, 1), new SetRow(first + 1, 1002, run + 1, 2));
        return new Keys(uid, project, dataset, label, sets);
    }

    /** Adds items behind those that are there, with their predictions, until there are so many. */
    void growTo(int items) throws SQLException, IOException {
        int before = (int) number(connection, "SELECT count(*) FROM item WHERE dataset_id = " + keys.datasetId());
        items(items);
        for (SetRow set : keys.sets()) {
            predictions(set, "prediction", before, items);
        }
        settle();
    }

    private void items(int upTo) throws SQLException {
        execute(
                connection,
                "SET session_replication_role = replica; "
                        + DataSql.items(keys.datasetId(), keys.projectId(), upTo, (int) (upTo * (1 - REVIEWED)))
                        + "; SET session_replication_role = origin");
    }

    private void predictions(SetRow set, String table, int from, int upTo) throws SQLException, IOException {
        long firstItem = number(connection, "SELECT min(id) FROM item WHERE dataset_id = " + keys.datasetId());
        long reviewedFrom = firstItem + (long) (upTo * (1 - REVIEWED));
        PredictionRows rows = new PredictionRows(keys.firstLabel());
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY.formatted(table));
        StringBuilder text = new StringBuilder();
        for (long item = firstItem + from; item < firstItem + upTo; item++) {
            rows.append(text, set, item, item >= reviewedFrom);
            if (item % BATCH == 0) {
                send(copy, text);
            }
        }
        send(copy, text);
        copy.endCopy();
        execute(
                connection,
                "INSERT INTO set_item (set_id, item_id, run_id, n) SELECT " + set.id() + ", id, " + set.run() + ", "
                        + (PredictionRows.OBJECTS + 1) + " FROM item WHERE dataset_id = " + keys.datasetId()
                        + " AND id >= "
                        + (firstItem + from));
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    /** What autovacuum would have done by the time anybody asks. Bitmaps from before are told that they are too old. */
    private void settle() throws SQLException {
        execute(
                connection,
                "INSERT INTO change_horizon (project_id, xid) VALUES (" + keys.projectId()
                        + ", pg_current_xact_id()) ON CONFLICT (project_id) DO UPDATE SET xid = excluded.xid;"
                        + " TRUNCATE change_log");
        for (String table : List.of("item", "prediction", "set_item", "project_item", "slice_item")) {
            execute(connection, "VACUUM (ANALYZE) " + table);
        }
        execute(connection, "CHECKPOINT");
    }

    static void execute(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    static long number(Connection connection, String select) throws SQLException {
        return Long.parseLong(text(connection, select));
    }

    static String text(Connection connection, String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
