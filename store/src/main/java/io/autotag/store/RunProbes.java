package io.autotag.store;

/**
 * Remembers inferences that began and never answered, because they took the process down. Each method wants a transaction
 * of its own that is committed before the inference.
 */
public final class RunProbes {

    /** Single rows by their keys, whatever the planner thinks of tables that have just grown. */
    private static final String DIED =
            """
            INSERT INTO run_probe (run_id, item_id, tries)
            SELECT r.id, ?, 1 FROM run r
            WHERE r.id = ? AND r.state NOT IN ('completed', 'failed', 'cancelled')
              AND (SELECT c.run_id FROM set_item c WHERE c.set_id = r.set_id AND c.item_id = ?) IS DISTINCT FROM r.id
              AND (SELECT f.item_id FROM run_failure f WHERE f.run_id = r.id AND f.item_id = ?) IS NULL
            ON CONFLICT (run_id, item_id) DO NOTHING""";

    /** Notes that an inference begins, and says how many began before it without an answer. */
    public int begin(Transaction tx, long runId, long itemId) {
        return tx.sql(
                        "INSERT INTO run_probe AS p (run_id, item_id, tries) VALUES (?, ?, 1)"
                                + " ON CONFLICT (run_id, item_id) DO UPDATE SET tries = p.tries + 1"
                                + " RETURNING tries - 1 AS unanswered",
                        runId,
                        itemId)
                .one(row -> row.integer("unanswered"));
    }

    /**
     * Makes a suspect of an item that was under way, with others, when the process went down, unless it has its answer by now.
     * However often that comes to pass, only a try without others convicts it.
     */
    public void died(Transaction tx, long runId, long itemId) {
        tx.sql(DIED, itemId, runId, itemId, itemId).update();
    }

    /** Notes that it answered, whatever the answer was. */
    public void answered(Transaction tx, long runId, long itemId) {
        tx.sql("DELETE FROM run_probe WHERE run_id = ? AND item_id = ?", runId, itemId)
                .update();
    }

    /** Forgets items that were judged by their notes, with the transaction that writes the verdict. */
    static void judged(Transaction tx, long runId, long[] itemIds) {
        tx.sql("DELETE FROM run_probe WHERE run_id = ? AND item_id = ANY (?)", runId, itemIds)
                .update();
    }

    /** Forgets all notes of a run that has ended. */
    static void ended(Transaction tx, long runId) {
        tx.sql("DELETE FROM run_probe WHERE run_id = ?", runId).update();
    }

    /** Whether there is an item of which so many inferences began without an answer, and which is not judged yet. */
    public boolean areUnanswered(Transaction tx, long runId, int tries) {
        return tx.sql("SELECT EXISTS (SELECT 1 FROM run_probe WHERE run_id = ? AND tries >= ?) AS found", runId, tries)
                .one(row -> row.truth("found"));
    }

    /** How many inferences of the item began without an answer. */
    public int unanswered(Transaction tx, long runId, long itemId) {
        return tx.sql(
                        "SELECT coalesce(max(tries), 0) AS tries FROM run_probe WHERE run_id = ? AND item_id = ?",
                        runId,
                        itemId)
                .one(row -> row.integer("tries"));
    }
}
