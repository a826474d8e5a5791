package io.autotag.store;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The numbers that people attach to a model version, by their names. */
final class MetricRows {

    private MetricRows() {}

    static void replace(Transaction tx, long versionId, Map<String, Double> metrics) {
        tx.sql("DELETE FROM model_metric WHERE model_version_id = ?", versionId).update();
        metrics.forEach((name, value) -> tx.sql(
                        "INSERT INTO model_metric (model_version_id, name, value) VALUES (?, ?, ?)",
                        versionId,
                        name,
                        value)
                .update());
    }

    /** Those of each version by its id, in the order of their names; a version without any has no entry. */
    static Map<Long, Map<String, Double>> of(Transaction tx, long[] versionIds) {
        Map<Long, Map<String, Double>> metrics = new HashMap<>();
        tx.sql("SELECT model_version_id, name, value FROM model_metric WHERE model_version_id = ANY (?)", versionIds)
                .each(row -> metrics.computeIfAbsent(row.number("model_version_id"), id -> new TreeMap<>())
                        .put(row.text("name"), row.decimal("value")));
        return metrics;
    }
}
