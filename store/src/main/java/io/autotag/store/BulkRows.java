package io.autotag.store;

import io.autotag.review.BulkEvent;
import io.autotag.review.BulkState;
import io.autotag.review.BulkTransitions;
import io.autotag.run.Desired;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reading, locking and moving the row of a bulk action. */
final class BulkRows {

    static final String SELECT =
            """
            SELECT b.id, b.uid, b.project_id, p.uid AS project_uid, b.operation, coalesce(b.query, '') AS query,
                   coalesce(l.name, s.uid, r.uid, v.uid, '') AS target, b.reason, actor.login AS actor, b.state, b.desired,
                   b.matched, k.applied, k.kept, k.undone, k.undo_kept, b.error_message, b.created_at, b.finished_at,
                   undoer.login AS undo_actor, b.undone_at
            FROM bulk_action b
            JOIN project p ON p.id = b.project_id
            JOIN app_user actor ON actor.id = b.actor
            LEFT JOIN app_user undoer ON undoer.id = b.undo_actor
            LEFT JOIN label l ON l.id = b.label_id
            LEFT JOIN slice s ON s.id = b.slice_id
            LEFT JOIN run r ON r.id = b.run_id
            LEFT JOIN model_version v ON v.id = b.model_version_id
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(applied), 0) AS applied, coalesce(sum(undone), 0) AS undone,
                       coalesce(sum(keys - applied) FILTER (WHERE state > 0), 0) AS kept,
                       coalesce(sum(applied - undone) FILTER (WHERE state = 2), 0) AS undo_kept
                FROM bulk_block WHERE action_id = b.id) k
            """;

    private BulkRows() {}

    static BulkAction action(Row row) throws SQLException {
        return new BulkAction(
                row.number("id"),
                row.text("uid"),
                row.number("project_id"),
                row.text("project_uid"),
                new BulkOrder(row.constant("operation", BulkKind.class), row.text("query"), row.text("target")),
                row.text("reason"),
                row.text("actor"),
                row.constant("state", BulkState.class),
                row.constant("desired", Desired.class),
                row.number("matched"),
                row.number("applied"),
                row.number("kept"),
                row.number("undone"),
                row.number("undo_kept"),
                row.textOrNull("error_message"),
                row.instant("created_at"),
                row.instantOrNull("finished_at"),
                row.textOrNull("undo_actor"),
                row.instantOrNull("undone_at"));
    }

    /** As it is now; anybody may move it meanwhile. */
    static BulkRow look(Transaction tx, long actionId) {
        return find(tx, actionId, "");
    }

    /** For those who move it: nobody works on a block meanwhile. */
    static BulkRow lock(Transaction tx, long actionId) {
        return find(tx, actionId, "FOR UPDATE OF b");
    }

    /** For those who work on a block: several may, and nobody moves the action meanwhile. */
    static BulkRow share(Transaction tx, long actionId) {
        return find(tx, actionId, "FOR SHARE OF b");
    }

    /**
     * Moves the action, whose row must be locked.
     *
     * @param message why it failed, else null
     * @throws StoreException CONFLICT when its state does not allow the event
     */
    static BulkState move(Transaction tx, BulkRow action, BulkEvent event, @Nullable String message) {
        BulkState next = BulkTransitions.find(action.state(), event)
                .orElseThrow(() -> StoreException.conflict("The bulk action is %s: %s is not possible."
                        .formatted(Words.of(action.state()), Words.of(event).replace('_', ' '))));
        boolean ended = next == BulkState.COMPLETED || next == BulkState.FAILED || next == BulkState.CANCELLED;
        tx.sql(
                        """
                        UPDATE bulk_action SET state = ?, error_message = coalesce(?, error_message),
                            finished_at = CASE WHEN ? THEN clock_timestamp() ELSE finished_at END,
                            undone_at = CASE WHEN ? THEN clock_timestamp() ELSE undone_at END
                        WHERE id = ?""",
                        Words.of(next),
                        message,
                        ended,
                        next == BulkState.UNDONE,
                        action.id())
                .update();
        return next;
    }

    private static BulkRow find(Transaction tx, long actionId, String locking) {
        return tx.sql(
                        """
                        SELECT b.id, b.uid, b.project_id, p.org_id, b.actor, coalesce(b.undo_actor, 0) AS undo_actor,
                               b.operation, coalesce(b.query, '') AS query,
                               coalesce(l.name, s.uid, r.uid, v.uid, '') AS target, b.label_id, b.slice_id, b.run_id,
                               b.model_version_id, b.state, b.desired, b.frozen
                        FROM bulk_action b JOIN project p ON p.id = b.project_id
                        LEFT JOIN label l ON l.id = b.label_id LEFT JOIN slice s ON s.id = b.slice_id
                        LEFT JOIN run r ON r.id = b.run_id LEFT JOIN model_version v ON v.id = b.model_version_id
                        WHERE b.id = ?
                        """
                                + locking,
                        actionId)
                .first(BulkRows::row)
                .orElseThrow(() -> StoreException.notFound("bulk action"));
    }

    private static BulkRow row(Row row) throws SQLException {
        return new BulkRow(
                row.number("id"),
                row.text("uid"),
                row.number("project_id"),
                row.number("org_id"),
                row.number("actor"),
                row.number("undo_actor"),
                row.constant("operation", BulkKind.class),
                row.text("query"),
                row.text("target"),
                row.integer("label_id"),
                row.number("slice_id"),
                row.number("run_id"),
                row.number("model_version_id"),
                row.constant("state", BulkState.class),
                row.constant("desired", Desired.class),
                row.truth("frozen"));
    }
}
