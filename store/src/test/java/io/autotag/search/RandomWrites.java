package io.autotag.search;

import io.autotag.query.RandomWorld;
import io.autotag.search.StoredWorld.Stored;
import io.autotag.store.Database;
import io.autotag.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Changes to the rows of a project such as runs, people and uploads make them. */
final class RandomWrites {

    private final Database database;
    private final Stored stored;
    private final Random random;

    RandomWrites(Database database, Stored stored, Random random) {
        this.database = database;
        this.stored = stored;
        this.random = random;
    }

    /** How many transactions were committed. */
    int until(Instant end) {
        int written = 0;
        while (Instant.now().isBefore(end)) {
            database.doInTransaction(tx -> one(tx, anyItem()));
            written++;
        }
        return written;
    }

    private void one(Transaction tx, long item) {
        switch (random.nextInt(6)) {
            case 0 -> review(tx, item);
            case 1 -> annotate(tx, item);
            case 2 -> slice(tx, item);
            case 3 ->
                tx.sql(
                                "UPDATE item SET metadata = metadata || jsonb_build_object('weather', ?::text) WHERE id = ?",
                                random.nextBoolean() ? "rainy" : "sunny",
                                item)
                        .update();
            case 4 ->
                tx.sql(
                                "INSERT INTO item (dataset_id, key, blob_sha256, content_type, bytes)"
                                        + " SELECT dataset_id, gen_random_uuid()::text, blob_sha256, 'image/jpeg', 1"
                                        + " FROM item WHERE id = ?",
                                item)
                        .update();
            default -> predict(tx, item);
        }
    }

    long anyItem() {
        return one(List.copyOf(stored.items().keySet()));
    }

    /** The item is tagged anew in one of the sets. */
    void predict(Transaction tx, long item) {
        List<Long> sets = tx.sql(
                        "SELECT id FROM prediction_set WHERE project_id = ? ORDER BY id",
                        stored.project().id())
                .list(row -> row.number("id"));
        long set = one(sets);
        tx.sql("SELECT pg_advisory_xact_lock(?)", item).execute();
        tx.sql("DELETE FROM prediction WHERE set_id = ? AND item_id = ?", set, item)
                .update();
        tx.sql("DELETE FROM set_item WHERE set_id = ? AND item_id = ?", set, item)
                .update();
        tx.sql("INSERT INTO set_item (set_id, item_id, run_id, n) VALUES (?, ?, 0, 0)", set, item)
                .update();
        for (int seq = 0; seq < random.nextInt(4); seq++) {
            tx.sql(
                            """
                            INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score,
                                                    confidence, status)
                            SELECT s.shard, s.id, ?, ?, 0, l.id, ?, ?, 0.5, ? FROM prediction_set s, label l
                            WHERE s.id = ? AND l.org_id = ? AND l.name = ?""",
                            item,
                            seq,
                            random.nextInt(2),
                            one(RandomWorld.SCORES),
                            random.nextInt(4),
                            set,
                            stored.project().orgId(),
                            one(RandomWorld.LABELS))
                    .update();
        }
        log(tx, set, item);
    }

    void review(Transaction tx, long item) {
        String state = one(List.of("unreviewed", "in_progress", "reviewed"));
        tx.sql(
                        "INSERT INTO project_item (project_id, item_id, state) VALUES (?, ?, ?)"
                                + " ON CONFLICT (project_id, item_id) DO UPDATE SET state = excluded.state",
                        stored.project().id(),
                        item,
                        state)
                .update();
        log(tx, Changes.REVIEWS, item);
    }

    void annotate(Transaction tx, long item) {
        if (random.nextBoolean()) {
            tx.sql(
                            "UPDATE annotation SET deleted_at = now() WHERE project_id = ? AND item_id = ?",
                            stored.project().id(),
                            item)
                    .update();
        } else {
            tx.sql(
                            "INSERT INTO annotation (project_id, item_id, label_id, kind, source)"
                                    + " SELECT ?, ?, id, 'classification', 0 FROM label WHERE org_id = ? AND name = ?",
                            stored.project().id(),
                            item,
                            stored.project().orgId(),
                            one(RandomWorld.LABELS))
                    .update();
        }
        log(tx, 0, item);
    }

    private void slice(Transaction tx, long item) {
        String statement = random.nextBoolean()
                ? "INSERT INTO slice_item (slice_id, item_id) SELECT id, ? FROM slice WHERE org_id = ? AND slug = ? AND query IS NULL"
                        + " ON CONFLICT DO NOTHING"
                : "DELETE FROM slice_item m USING slice s WHERE s.id = m.slice_id AND m.item_id = ? AND s.org_id = ?"
                        + " AND s.slug = ?";
        tx.sql(
                        statement,
                        item,
                        stored.project().orgId(),
                        one(RandomWorld.SLICES).slug())
                .update();
    }

    private void log(Transaction tx, long set, long item) {
        tx.sql(
                        "INSERT INTO change_log (project_id, set_id, item_ids) VALUES (?, ?, ?)",
                        stored.project().id(),
                        set,
                        new long[] {item})
                .update();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
