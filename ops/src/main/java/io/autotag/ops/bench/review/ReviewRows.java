package io.autotag.ops.bench.review;

import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.ops.bench.query.Vacuum;
import io.autotag.store.Run;
import io.autotag.store.Transaction;

/** Items and predictions by the million, in a partition of their own that is filled before it gets its indexes. */
final class ReviewRows {

    private static final int SHARD = 1_001;
    private static final String TABLE = "prediction_" + SHARD;

    private final Transaction tx;
    private final long dataset;
    private final Run run;

    ReviewRows(Transaction tx, long dataset, Run run) {
        this.tx = tx;
        this.dataset = dataset;
        this.run = run;
    }

    /** To the one item that is there come more until so many are pending, and then those that are reviewed. */
    void fill(long pending, long reviewed) {
        items(pending + reviewed);
        long lastPending = tx.sql(
                        "SELECT id FROM item WHERE dataset_id = ? ORDER BY id OFFSET ? LIMIT 1", dataset, pending - 1)
                .one(row -> row.number("id"));
        reviewed(lastPending);
        predictions(lastPending);
    }

    /** As PostgreSQL does by itself while a run goes on for hours. */
    static void vacuum(Login login) {
        Vacuum.of(login, TABLE);
    }

    /** As the product does at the end of a run. */
    static void analyse(Transaction tx) {
        tx.sql("ANALYZE " + TABLE).execute();
    }

    private void items(long count) {
        String sha = "0".repeat(64);
        tx.sql(
                        "INSERT INTO item (dataset_id, key, blob_sha256, width, height, content_type, bytes)"
                                + " SELECT ?, n::text, ?, 640, 480, 'image/jpeg', 1 FROM generate_series(1, ?) n ORDER BY n",
                        dataset,
                        sha,
                        count - 1)
                .update();
        tx.sql("UPDATE dataset SET item_count = ? WHERE id = ?", count, dataset).update();
    }

    private void reviewed(long above) {
        tx.sql(
                        "INSERT INTO project_item (project_id, item_id, state, version, reviewer, reviewed_at)"
                                + " SELECT ?, id, 'reviewed', 1, (SELECT min(id) FROM app_user), now() FROM item"
                                + " WHERE dataset_id = ? AND id > ? ORDER BY id",
                        run.projectId(),
                        dataset,
                        above)
                .update();
    }

    /** Scores between 0 and 1, scattered. */
    private void predictions(long lastPending) {
        tx.sql("SET LOCAL maintenance_work_mem = '512MB'").execute();
        tx.sql("UPDATE prediction_set SET shard = ? WHERE id = ?", SHARD, run.setId())
                .update();
        tx.sql("CREATE TABLE " + TABLE
                        + " (LIKE prediction INCLUDING DEFAULTS) WITH (autovacuum_vacuum_scale_factor = 0.01)")
                .execute();
        tx.sql(
                        "INSERT INTO " + TABLE + " (shard, set_id, item_id, seq, run_id, label_id, level, score,"
                                + " confidence, status, x, y, w, h) SELECT s.shard, s.id, i.id, l.position, ?, l.label_id, 1,"
                                + " c.score, (c.score + 1) / 2, CASE WHEN i.id > ? THEN 1 ELSE 0 END, 10, 20, 100, 50"
                                + " FROM prediction_set s CROSS JOIN item i"
                                + " JOIN model_label l ON l.model_version_id = s.model_version_id CROSS JOIN LATERAL"
                                + " (SELECT (hashint8(i.id * 10 + l.position) & 65535) / 65536.0 AS score) c"
                                + " WHERE s.id = ? AND i.dataset_id = ? ORDER BY i.id, l.position",
                        (int) run.id(),
                        lastPending,
                        (int) run.setId(),
                        dataset)
                .update();
        tx.sql("ALTER TABLE prediction ATTACH PARTITION " + TABLE + " FOR VALUES IN (" + SHARD + ")")
                .execute();
    }
}
