package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.PredictionRows.SetRow;
import io.autotag.ops.cli.demo.Host;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The items of the query benchmark for one that looks at them: with pictures, and one item with thousands of boxes. */
public final class ManyItems implements AutoCloseable {
    /** A write of this kind goes by no trigger: the change log would hold every row. */
    private static final String QUIETLY =
            "SET session_replication_role = replica; %s; SET session_replication_role = origin";

    private final Connection connection;
    private final QueryData data;
    private final int items;

    private ManyItems(Connection connection, QueryData data, int items) {
        this.connection = connection;
        this.data = data;
        this.items = items;
    }

    /** Fills the tables of a fresh Autotag that runs. */
    public static ManyItems write(BenchSite site, int items) throws IOException, SQLException {
        Connection connection = site.login().connect();
        return new ManyItems(connection, QueryData.create(connection, items), items);
    }

    public String projectUid() {
        return data.projectUid();
    }

    /** Makes the labels of the models those of the project, as a first run does: only then can they be decided on. */
    public void adopt() throws SQLException {
        long project = data.projectId();
        String labels = "label WHERE name LIKE 'label-%'";
        QueryData.execute(
                connection,
                "INSERT INTO project_label (project_id, label_id, position, colour) SELECT " + project
                        + ", id, row_number() OVER (ORDER BY id) - 1, '#4fa8f5' FROM " + labels);
        QueryData.execute(
                connection,
                "INSERT INTO label_map (project_id, model_version_id, label_id, target_label_id) SELECT " + project
                        + ", s.model_version_id, l.id, l.id FROM prediction_set s, (SELECT id FROM " + labels
                        + ") l WHERE s.project_id = " + project);
    }

    /** Gives the items the pictures of a dataset, in turn. */
    public void show(String datasetUid) throws SQLException {
        QueryData.execute(
                connection,
                QUIETLY.formatted("WITH p AS (SELECT array_agg(i.blob_sha256 ORDER BY i.id) AS shas FROM item i"
                        + " JOIN dataset d ON d.id = i.dataset_id WHERE d.uid = '" + datasetUid + "')"
                        + " UPDATE item SET blob_sha256 = p.shas[1 + item.id % array_length(p.shas, 1)] FROM p"
                        + " WHERE dataset_id = " + data.keys().datasetId()));
        QueryData.execute(connection, "VACUUM (ANALYZE) item");
    }

    /** Adds boxes all over the oldest item, pending; answers its uid. */
    public String crowd(int boxes) throws SQLException {
        SetRow set = data.visible();
        String item =
                "(SELECT min(id) FROM item WHERE dataset_id = " + data.keys().datasetId() + ")";
        QueryData.execute(
                connection,
                QUIETLY.formatted("INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score,"
                        + " confidence, status, x, y, w, h) SELECT " + set.shard() + ", " + set.id() + ", " + item
                        + ", 100 + n, " + set.run() + ", " + data.firstLabel()
                        + " + n % 20, 1, 0.05 + (n % 90) / 100.0,"
                        + " 0.7, 0, 4 + (n % 100) * 19, 4 + (n / 100) * 20, 16, 14 FROM generate_series(0, "
                        + (boxes - 1) + ") n"));
        QueryData.execute(
                connection,
                QUIETLY.formatted("UPDATE set_item SET n = n + " + boxes + " WHERE set_id = " + set.id()
                        + " AND item_id = " + item));
        return QueryData.text(connection, "SELECT uid FROM item WHERE id = " + item);
    }

    /** Waits until the API answers from its bitmaps. */
    public void awaitBitmaps(Host host) {
        new Warmth(host.endpoint(), host.key(), projectUid()).await(items);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
