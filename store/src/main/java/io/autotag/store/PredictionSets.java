package io.autotag.store;

import io.autotag.blob.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Makes prediction sets, places them on partitions and says which of them queries see. Those with embeddings never are
 * seen: nobody has tagged their items.
 */
final class PredictionSets {

    private static final int SHARED_SHARDS = 8;
    private static final long ROWS_PER_ITEM = 5;
    private static final long OWN_PARTITION_ROWS = 2_000_000;

    private PredictionSets() {}

    /** The set of the version with its card's settings on the project. */
    static PredictionSet getOrCreate(Transaction tx, Project project, ModelVersion version) {
        byte[] settings = Digests.sha256(version.cardSha256().getBytes(StandardCharsets.UTF_8));
        return find(tx, project, version, settings).orElseGet(() -> create(tx, project, version, settings));
    }

    /** Of the model's sets only those of the version stay visible. */
    static void show(Transaction tx, long modelId, long versionId) {
        tx.sql(
                        """
                        UPDATE prediction_set s SET visible = (s.model_version_id = ?)
                        FROM model_version v
                        WHERE v.id = s.model_version_id AND v.model_id = ? AND v.head <> ?
                          AND s.visible <> (s.model_version_id = ?)""",
                        versionId,
                        modelId,
                        ModelVersion.EMBEDDING,
                        versionId)
                .update();
    }

    private static Optional<PredictionSet> find(
            Transaction tx, Project project, ModelVersion version, byte[] settings) {
        return tx.sql(
                        "SELECT id, shard FROM prediction_set"
                                + " WHERE project_id = ? AND model_version_id = ? AND settings_sha = ?",
                        project.id(),
                        version.id(),
                        settings)
                .first(row -> new PredictionSet(row.number("id"), row.integer("shard")));
    }

    /** Whoever creates it places it, before the first row: a set never moves. */
    private static PredictionSet create(Transaction tx, Project project, ModelVersion version, byte[] settings) {
        // An activation shows and hides the sets that it sees: it either comes before this one or waits for it.
        tx.sql(
                        "SELECT 1 FROM model m JOIN model_version v ON v.model_id = m.id WHERE v.id = ? FOR SHARE OF m",
                        version.id())
                .execute();
        Optional<PredictionSet> created = tx.sql(
                        """
                        INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)
                        VALUES (?, ?, ?, (SELECT state = 'active' AND head <> ? FROM model_version WHERE id = ?), 0)
                        ON CONFLICT DO NOTHING RETURNING id, shard""",
                        project.id(),
                        version.id(),
                        settings,
                        ModelVersion.EMBEDDING,
                        version.id())
                .first(row -> new PredictionSet(row.number("id"), row.integer("shard")));
        if (created.isEmpty()) {
            return find(tx, project, version, settings).orElseThrow();
        }
        long id = created.get().id();
        int shard = isLarge(tx, project) ? addPartition(tx) : (int) (id % SHARED_SHARDS);
        tx.sql("UPDATE prediction_set SET shard = ? WHERE id = ?", shard, id).update();
        LabelMapRows.adopt(tx, project.id(), version.id());
        return new PredictionSet(id, shard);
    }

    private static boolean isLarge(Transaction tx, Project project) {
        long items = tx.sql(
                        "SELECT coalesce(sum(d.item_count), 0) AS items FROM project_dataset p"
                                + " JOIN dataset d ON d.id = p.dataset_id WHERE p.project_id = ?",
                        project.id())
                .one(row -> row.number("items"));
        return items * ROWS_PER_ITEM > OWN_PARTITION_ROWS;
    }

    /** Created apart and attached: attaching waits for nobody's reads or writes. */
    static int addPartition(Transaction tx) {
        int shard = tx.sql("SELECT nextval('prediction_shard') AS shard").one(row -> row.integer("shard"));
        String table = "prediction_" + shard;
        tx.sql("CREATE TABLE " + table + " (LIKE prediction INCLUDING DEFAULTS)"
                        + " WITH (autovacuum_vacuum_scale_factor = 0.01)")
                .execute();
        tx.sql("ALTER TABLE prediction ATTACH PARTITION " + table + " FOR VALUES IN (" + shard + ")")
                .execute();
        return shard;
    }
}
