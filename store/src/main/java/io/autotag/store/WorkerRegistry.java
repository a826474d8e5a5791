package io.autotag.store;

import java.time.Instant;
import java.util.List;

/** Which workers are there. */
public final class WorkerRegistry {

    /** Registers the worker or refreshes when it was seen. */
    public void heartbeat(Transaction tx, Worker worker) {
        tx.sql(
                        """
                        INSERT INTO worker (id, host, pid, code_version, queues, started_at, seen_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET queues = excluded.queues, seen_at = excluded.seen_at""",
                        worker.id(),
                        worker.host(),
                        worker.pid(),
                        worker.codeVersion(),
                        worker.queues(),
                        worker.startedAt(),
                        worker.seenAt())
                .update();
    }

    /** The worker says goodbye. */
    public void leave(Transaction tx, String workerId) {
        tx.sql("DELETE FROM worker WHERE id = ?", workerId).update();
    }

    /** Those seen at this time or later, the most recent first. */
    public List<Worker> seenSince(Transaction tx, Instant time) {
        return tx.sql("SELECT * FROM worker WHERE seen_at >= ? ORDER BY seen_at DESC, id", time)
                .list(row -> new Worker(
                        row.text("id"),
                        row.text("host"),
                        row.number("pid"),
                        row.text("code_version"),
                        row.texts("queues"),
                        row.instant("started_at"),
                        row.instant("seen_at")));
    }

    /** Forgets those not seen since. */
    public void forget(Transaction tx, Instant notSeenSince) {
        tx.sql("DELETE FROM worker WHERE seen_at < ?", notSeenSince).update();
    }
}
