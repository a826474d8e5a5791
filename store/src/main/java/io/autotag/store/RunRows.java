package io.autotag.store;

import io.autotag.run.Desired;
import io.autotag.run.RunEvent;
import io.autotag.run.RunState;
import io.autotag.run.RunTransitions;
import java.sql.SQLException;
import java.util.Optional;

/** Reading, locking and moving the row of a run. */
final class RunRows {

    static final String SELECT =
            """
            SELECT r.id, r.uid, p.org_id, r.project_id, p.uid AS project_uid, p.name AS project_name, r.set_id,
                   r.model_version_id, v.uid AS model_version_uid, m.uid AS model_uid, m.name AS model_name, v.training_set, r.kind,
                   r.desired, r.state, r.epoch, r.code_version, r.selection_kind, r.selection_uids,
                   r.selection_query, r.force, r.total, r.priority, r.window_chunks, %s,
                   r.error_message, r.created_at, r.started_at, r.finished_at
            FROM run r
            JOIN project p ON p.id = r.project_id
            JOIN model_version v ON v.id = r.model_version_id
            JOIN model m ON m.id = v.model_id
            LEFT JOIN autotag_settings s ON s.project_id = r.project_id
            """
                    .formatted(RunLimits.COLUMNS);

    private static final int RUN_LOCKS = 1;

    private RunRows() {}

    static Run run(Row row) throws SQLException {
        return new Run(
                row.number("id"),
                row.text("uid"),
                row.number("org_id"),
                row.number("project_id"),
                row.text("project_uid"),
                row.text("project_name"),
                row.number("set_id"),
                row.number("model_version_id"),
                row.text("model_version_uid"),
                row.text("model_uid"),
                row.text("model_name"),
                row.text("training_set"),
                row.constant("kind", RunKind.class),
                row.constant("desired", Desired.class),
                row.constant("state", RunState.class),
                row.integer("epoch"),
                row.text("code_version"),
                SelectionColumns.read(row),
                row.truth("force"),
                row.number("total"),
                row.integer("priority"),
                row.integerOrNull("window_chunks"),
                RunLimits.read(row),
                row.textOrNull("error_message"),
                row.instant("created_at"),
                row.instantOrNull("started_at"),
                row.instantOrNull("finished_at"));
    }

    static Optional<Run> find(Transaction tx, long runId) {
        return tx.sql(SELECT + "WHERE r.id = ?", runId).first(RunRows::run);
    }

    /** The run, its row locked until the transaction ends. */
    static Run lock(Transaction tx, long runId) {
        return tx.sql(SELECT + "WHERE r.id = ? FOR UPDATE OF r", runId)
                .first(RunRows::run)
                .orElseThrow(() -> StoreException.notFound("run"));
    }

    /** Waits until no write of the run is under way, and keeps new ones out until the transaction ends. */
    static void excludeWriters(Transaction tx, long runId) {
        tx.sql("SELECT pg_advisory_xact_lock(?, ?)", RUN_LOCKS, (int) runId).execute();
    }

    /** Marks a write of the run as under way until the transaction ends. */
    static void enterAsWriter(Transaction tx, long runId) {
        tx.sql("SELECT pg_advisory_xact_lock_shared(?, ?)", RUN_LOCKS, (int) runId)
                .execute();
    }

    /**
     * Moves the run, whose row must be locked.
     *
     * @throws StoreException CONFLICT when its state does not allow the event
     */
    static Run move(Transaction tx, Run run, RunEvent event) {
        if (!RunTransitions.allows(run.state(), event)) {
            throw StoreException.conflict(
                    "The run is " + Words.of(run.state()) + ": " + Words.of(event) + " is not possible.");
        }
        RunState next = RunTransitions.next(run.state(), event);
        tx.sql(
                        """
                        UPDATE run SET state = ?, version = version + 1,
                            started_at = CASE WHEN ? THEN coalesce(started_at, clock_timestamp()) ELSE started_at END,
                            finished_at = CASE WHEN ? THEN clock_timestamp() END
                        WHERE id = ?""",
                        Words.of(next),
                        next == RunState.RUNNING,
                        next.isFinal(),
                        run.id())
                .update();
        return find(tx, run.id()).orElseThrow();
    }
}
