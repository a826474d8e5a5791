package io.autotag.store;

import java.time.Duration;
import java.util.List;

/**
 * What is to be told to the outside, written in the transaction that decided it. A taker holds its entries locked until
 * its transaction ends; another one gets others. An entry whose taker dies is there again.
 */
public final class Outbox {

    public void append(Transaction tx, String topic, String payload) {
        tx.sql("INSERT INTO outbox (topic, payload) VALUES (?, ?)", topic, payload)
                .update();
    }

    /** The oldest entries of the topic that are due and that nobody else holds. */
    public List<OutboxEntry> take(Transaction tx, String topic, int limit) {
        return tx.sql(
                        """
                        SELECT id, topic, payload, attempts, created_at FROM outbox
                        WHERE topic = ? AND due_at <= now() ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED""",
                        topic,
                        limit)
                .list(row -> new OutboxEntry(
                        row.number("id"),
                        row.text("topic"),
                        row.text("payload"),
                        row.integer("attempts"),
                        row.instant("created_at")));
    }

    /** The outside knows. */
    public void done(Transaction tx, OutboxEntry entry) {
        tx.sql("DELETE FROM outbox WHERE id = ?", entry.id()).update();
    }

    /**
     * Puts an entry off, because the outside cannot be told now.
     *
     * @param delay in whole seconds, by the clock of the database
     */
    public void putOff(Transaction tx, OutboxEntry entry, Duration delay) {
        tx.sql(
                        "UPDATE outbox SET attempts = attempts + 1, due_at = now() + ? * interval '1 second' WHERE id = ?",
                        delay.toSeconds(),
                        entry.id())
                .update();
    }
}
