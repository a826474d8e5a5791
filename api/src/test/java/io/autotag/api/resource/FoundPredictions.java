package io.autotag.api.resource;

import io.autotag.store.Seed;
import io.autotag.store.Transaction;

/**
 * Predictions of a planted world of twelve items as rows: a car of score 0.3 in each; a person of 0.93 in the first six,
 * and one of -0.48 in the next three.
 */
final class FoundPredictions {

    private FoundPredictions() {}

    static void write(Transaction tx, Seed world) {
        long set = tx.sql(
                        "INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)"
                                + " VALUES (?, ?, '', true, 0) RETURNING id",
                        world.project().id(),
                        world.version().id())
                .one(row -> row.number("id"));
        for (int number = 0; number < world.items().size(); number++) {
            long item = world.items().get(number).id();
            tx.sql("INSERT INTO set_item (set_id, item_id, run_id, n) VALUES (?, ?, 0, 2)", set, item)
                    .update();
            predict(tx, set, item, 0, "car", 0.3f);
            if (number < 9) {
                predict(tx, set, item, 1, "person", number < 6 ? 0.93f : -0.48f);
            }
        }
        log(tx, world, set);
    }

    /** It rains on all of them. */
    static void weather(Transaction tx, Seed world) {
        tx.sql(
                        "UPDATE item SET metadata = '{\"weather\": \"rainy\"}' WHERE dataset_id = ?",
                        world.dataset().id())
                .update();
    }

    private static void predict(Transaction tx, long set, long item, int seq, String label, float score) {
        tx.sql(
                        "INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score, confidence)"
                                + " SELECT 0, ?, ?, ?, 0, m.label_id, 1, ?, ? FROM model_label m"
                                + " JOIN label l ON l.id = m.label_id JOIN prediction_set s"
                                + " ON s.model_version_id = m.model_version_id WHERE s.id = ? AND l.name = ?",
                        set,
                        item,
                        seq,
                        score,
                        (score + 1) / 2,
                        set,
                        label)
                .update();
    }

    private static void log(Transaction tx, Seed world, long set) {
        tx.sql(
                        "INSERT INTO change_log (project_id, set_id, item_ids) VALUES (?, ?, ?)",
                        world.project().id(),
                        set,
                        world.items().stream().mapToLong(item -> item.id()).toArray())
                .update();
    }
}
