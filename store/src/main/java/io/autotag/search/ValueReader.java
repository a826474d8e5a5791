package io.autotag.search;

import io.autotag.bitmap.Bits;
import io.autotag.bitmap.Facts;
import io.autotag.bitmap.Value;
import io.autotag.bitmap.ValueMap;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the values of items' metadata, width and height, as long as a key has few of them. */
final class ValueReader {

    /** A key with too many values comes as one row without items. */
    private static final String VALUES =
            """
            WITH pairs AS (
                SELECT i.id, ? || e.key AS key, jsonb_typeof(e.value) AS type, e.value #>> '{}' AS value
                FROM item i CROSS JOIN LATERAL jsonb_each(i.metadata) e
                WHERE e.value <> 'null' AND %1$s
                UNION ALL SELECT i.id, ?, 'number', i.width::text FROM item i WHERE i.width IS NOT NULL AND %1$s
                UNION ALL SELECT i.id, ?, 'number', i.height::text FROM item i WHERE i.height IS NOT NULL AND %1$s),
            typed AS (
                SELECT id, key, CASE WHEN type IN ('object', 'array') THEN 'other' ELSE type END AS type,
                       CASE WHEN type IN ('object', 'array') THEN '' ELSE value END AS value
                FROM pairs),
            grouped AS (SELECT key, type, value, array_agg(id) AS ids FROM typed GROUP BY key, type, value),
            counted AS (SELECT *, count(*) OVER (PARTITION BY key) AS number FROM grouped)
            SELECT key, type, value, ids FROM counted WHERE number <= ?
            UNION ALL SELECT DISTINCT key, 'other', '', '{}'::bigint[] FROM counted WHERE number > ?""";

    private final Transaction tx;
    private final long[] datasets;

    ValueReader(Transaction tx, long[] datasets) {
        this.tx = tx;
        this.datasets = datasets.clone();
    }

    ValueMap read(BlockItems items) {
        SqlFragment of = SqlFragment.of("i.dataset_id = ANY (?) AND ", datasets).then(items.in("i.id"));
        SqlFragment statement = SqlFragment.of("", Facts.METADATA)
                .then(of)
                .then("", Facts.WIDTH)
                .then(of)
                .then("", Facts.HEIGHT)
                .then(of)
                .then("", ValueMap.MOST_VALUES, ValueMap.MOST_VALUES);
        Map<String, Map<Value, Bits>> values = new HashMap<>();
        Set<String> unfollowed = new HashSet<>();
        tx.sql(VALUES.formatted(of.text()), statement.values().toArray()).list(row -> {
            String key = row.text("key");
            long[] ids = row.numbers("ids");
            if (ids.length == 0) {
                unfollowed.add(key);
            } else {
                values.computeIfAbsent(key, unknown -> new HashMap<>())
                        .put(new Value(row.constant("type", Value.Type.class), row.text("value")), Bits.ofIds(ids));
            }
            return key;
        });
        return ValueMap.of(values, unfollowed);
    }
}
