package io.autotag.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which workers are there, what they say of themselves, and whether somebody wants them to take no more work. */
public final class WorkerRegistry {

    /**
     * Registers the worker or refreshes what is known of it.
     *
     * @return since when somebody wants it to take no more work
     */
    public Optional<Instant> heartbeat(Transaction tx, Worker worker, WorkerReport report) {
        return tx.sql(
                        """
                        INSERT INTO worker (id, host, pid, code_version, queues, started_at, seen_at, device, models,
                                            images_per_second, in_hand, drain_wanted_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE
                        SET queues = excluded.queues, seen_at = excluded.seen_at, device = excluded.device,
                            models = excluded.models, images_per_second = excluded.images_per_second,
                            in_hand = excluded.in_hand
                        RETURNING drain_wanted_at""",
                        worker.id(),
                        worker.host(),
                        worker.pid(),
                        worker.codeVersion(),
                        worker.queues(),
                        worker.startedAt(),
                        worker.seenAt(),
                        report.device(),
                        report.models().toArray(Long[]::new),
                        (float) report.imagesPerSecond(),
                        report.inHand(),
                        report.drainWantedAt().orElse(null))
                .one(row -> Optional.ofNullable(row.instantOrNull("drain_wanted_at")));
    }

    /** The worker says goodbye. */
    public void leave(Transaction tx, String workerId) {
        tx.sql("DELETE FROM worker WHERE id = ?", workerId).update();
    }

    /** Those seen at this time or later, the most recent first. */
    public List<Worker> seenSince(Transaction tx, Instant time) {
        return tx.sql("SELECT * FROM worker WHERE seen_at >= ? ORDER BY seen_at DESC, id", time)
                .list(WorkerRegistry::worker);
    }

    /** All that are not forgotten, those of a host together, the oldest of it first. */
    public List<RegisteredWorker> all(Transaction tx) {
        return tx.sql("SELECT * FROM worker ORDER BY host, started_at, id").list(WorkerRegistry::registered);
    }

    /**
     * Notes that the worker is to take no more work, and since when; it hears of that at its next beat.
     *
     * @return whether nobody wanted that before
     * @throws StoreException when there is no such worker, or it is of a version that does not heed this
     */
    public boolean drain(Transaction tx, String workerId, Instant now) {
        if (get(tx, workerId).report().isEmpty()) {
            throw StoreException.conflict(
                    "This worker is of an earlier version, which cannot be drained: end its process instead.");
        }
        return tx.sql("UPDATE worker SET drain_wanted_at = ? WHERE id = ? AND drain_wanted_at IS NULL", now, workerId)
                        .update()
                > 0;
    }

    /**
     * Notes that the worker may take work again.
     *
     * @return whether somebody wanted it to take none before
     * @throws StoreException when there is no such worker
     */
    public boolean resume(Transaction tx, String workerId) {
        get(tx, workerId);
        return tx.sql("UPDATE worker SET drain_wanted_at = NULL WHERE id = ? AND drain_wanted_at IS NOT NULL", workerId)
                        .update()
                > 0;
    }

    /** @throws StoreException NOT_FOUND when there is no such worker */
    public RegisteredWorker get(Transaction tx, String workerId) {
        return tx.sql("SELECT * FROM worker WHERE id = ?", workerId)
                .first(WorkerRegistry::registered)
                .orElseThrow(() -> StoreException.notFound("worker"));
    }

    /** Forgets those not seen since. */
    public void forget(Transaction tx, Instant notSeenSince) {
        tx.sql("DELETE FROM worker WHERE seen_at < ?", notSeenSince).update();
    }

    /** Of these versions those of the organisation, by their names. */
    public List<LoadedModel> models(Transaction tx, long orgId, List<Long> versionIds) {
        return tx.sql(
                        """
                        SELECT v.id, v.uid, m.name, v.version
                        FROM model_version v JOIN model m ON m.id = v.model_id
                        WHERE v.id = ANY (?) AND m.org_id = ? ORDER BY m.name, v.version""",
                        versionIds.toArray(Long[]::new),
                        orgId)
                .list(row ->
                        new LoadedModel(row.number("id"), row.text("uid"), row.text("name"), row.integer("version")));
    }

    private static Worker worker(Row row) throws SQLException {
        return new Worker(
                row.text("id"),
                row.text("host"),
                row.number("pid"),
                row.text("code_version"),
                row.texts("queues"),
                row.instant("started_at"),
                row.instant("seen_at"));
    }

    private static RegisteredWorker registered(Row row) throws SQLException {
        Optional<Instant> drain = Optional.ofNullable(row.instantOrNull("drain_wanted_at"));
        String device = row.textOrNull("device");
        Optional<WorkerReport> report = device == null
                ? Optional.empty()
                : Optional.of(new WorkerReport(
                        device,
                        Arrays.stream(row.numbers("models")).boxed().toList(),
                        row.real("images_per_second"),
                        row.integer("in_hand"),
                        drain));
        return new RegisteredWorker(worker(row), report, drain);
    }
}
