package io.autotag.store;

import java.util.Optional;

/** Finds a set another partition to be copied to. */
final class OtherPartition {

    private static final int SHARED_SHARDS = 8;

    /** A shared one in which no set of the project has rows: queries there cannot meet the copies before they know of them. */
    private static final String SHARED =
            """
            SELECT n AS shard FROM generate_series(0, ? - 1) n
            WHERE NOT EXISTS (SELECT 1 FROM prediction_set s
                              WHERE s.project_id = ? AND (s.shard = n OR s.other_shard = n))
            ORDER BY (n - ? + 8) % 8 LIMIT 1""";

    /** One that was made for a single set which has left it. */
    private static final String LEFT =
            """
            SELECT n.shard FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            CROSS JOIN LATERAL (SELECT substring(c.relname FROM '^prediction_([0-9]+)$')::integer AS shard) n
            WHERE i.inhparent = 'prediction'::regclass AND n.shard >= ?
              AND NOT EXISTS (SELECT 1 FROM prediction_set s WHERE s.shard = n.shard OR s.other_shard = n.shard)
            ORDER BY n.shard LIMIT 1""";

    private OtherPartition() {}

    /** A set with a partition of its own gets another one of its own, so does one whose project has sets everywhere. */
    static int other(Transaction tx, long projectId, int shard) {
        PlacementLock.choose(tx);
        Optional<Integer> shared = shard >= SHARED_SHARDS
                ? Optional.empty()
                : tx.sql(SHARED, SHARED_SHARDS, projectId, shard).first(row -> row.integer("shard"));
        return shared.or(() -> tx.sql(LEFT, SHARED_SHARDS).first(row -> row.integer("shard")))
                .orElseGet(() -> PredictionSets.addPartition(tx));
    }
}
