package io.autotag.ops.bench.query;

import io.autotag.embedding.Embedding;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;

/** Embeddings of all items of the query benchmark, around a few dozen middles as pictures of some kinds have them. */
final class EmbeddingData {

    static final String TRAINING_SET = "embedding-bench";

    private static final int BATCH = 1_000;
    private static final int KINDS = 40;

    private static final String VERSION =
            """
            INSERT INTO model_version (model_id, version, blob_sha256, card_yaml, card_sha256, head, reason, level,
                                       training_set, state)
            SELECT v.model_id, 1000, v.blob_sha256, 'head: embedding', 'embedding', 'embedding', 'made up', 'image',
                   '%s', 'retired'
            FROM model_version v JOIN prediction_set s ON s.model_version_id = v.id WHERE s.project_id = %d LIMIT 1""";

    private static final String SET =
            """
            INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)
            SELECT %d, id, '', false, 0 FROM model_version WHERE training_set = '%s'""";

    private static final String CLAIMS =
            "INSERT INTO set_item (set_id, item_id, run_id, n) SELECT %d, id, 0, 0 FROM item WHERE dataset_id = %d";

    private static final String ROWS =
            """
            INSERT INTO item_embedding (set_id, item_id, vector)
            SELECT ?, i.id, (?::bytea[])[i.place] FROM (
                SELECT id, row_number() OVER (ORDER BY id) AS place FROM (
                    SELECT id FROM item WHERE dataset_id = ? ORDER BY id OFFSET ? LIMIT ?) page) i""";

    private final Connection connection;
    private final Random random = new Random(7);
    private final double[][] middles;

    private EmbeddingData(Connection connection, int size) {
        this.connection = connection;
        this.middles = new double[KINDS][];
        for (int kind = 0; kind < KINDS; kind++) {
            middles[kind] = random.doubles(size, -1, 1).toArray();
        }
    }

    /** Describes every item with so many numbers. */
    static void write(Connection connection, QueryData data, int items, int size) throws SQLException {
        long project = data.projectId();
        long dataset = data.keys().datasetId();
        QueryData.execute(connection, VERSION.formatted(TRAINING_SET, project));
        QueryData.execute(connection, SET.formatted(project, TRAINING_SET));
        long set = QueryData.number(
                connection,
                "SELECT s.id FROM prediction_set s JOIN model_version v ON v.id = s.model_version_id"
                        + " WHERE v.training_set = '" + TRAINING_SET + "'");
        QueryData.execute(connection, CLAIMS.formatted(set, dataset));
        new EmbeddingData(connection, size).write((int) set, dataset, items);
        QueryData.execute(connection, "VACUUM (ANALYZE) item_embedding");
    }

    private void write(int set, long dataset, int items) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            for (int from = 0; from < items; from += BATCH) {
                Array vectors = connection.createArrayOf("bytea", vectors(Math.min(BATCH, items - from)));
                statement.setInt(1, set);
                statement.setArray(2, vectors);
                statement.setLong(3, dataset);
                statement.setInt(4, from);
                statement.setInt(5, BATCH);
                statement.executeUpdate();
                vectors.free();
            }
        }
    }

    private byte[][] vectors(int count) {
        byte[][] vectors = new byte[count][];
        for (int i = 0; i < count; i++) {
            double[] vector = middles[random.nextInt(KINDS)].clone();
            for (int place = 0; place < vector.length; place++) {
                vector[place] += random.nextGaussian() / 2;
            }
            vectors[i] = Embedding.of(vector).orElseThrow().toBytes();
        }
        return vectors;
    }
}
