package io.autotag.store;

import io.autotag.export.ExportContent;
import io.autotag.export.ExportEvent;
import io.autotag.export.ExportFormat;
import io.autotag.export.ExportState;
import io.autotag.export.ExportTransitions;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reading, locking and moving the row of an export. */
final class ExportRows {

    static final String SELECT =
            """
            SELECT e.id, e.uid, e.project_id, p.uid AS project_uid, u.login AS person, e.name, e.format, e.content, e.images,
                   e.query, e.dataset_uids, e.slice_uids, e.state, e.items, e.done, e.annotations, e.suggestions, e.missing,
                   e.blob_sha256, coalesce(e.bytes, 0) AS bytes, e.error_message, e.created_at, e.updated_at,
                   e.finished_at, e.expires_at
            FROM export e JOIN project p ON p.id = e.project_id JOIN app_user u ON u.id = e.person
            """;

    private ExportRows() {}

    static Export get(Transaction tx, long exportId) {
        return find(tx, exportId, "");
    }

    /** For those who move it. */
    static Export lock(Transaction tx, long exportId) {
        return find(tx, exportId, "FOR UPDATE OF e");
    }

    /**
     * Moves the export, whose row must be locked. What has ended needs its frozen items no more.
     *
     * @param message why it failed, else null
     * @throws StoreException CONFLICT when its state does not allow the event
     */
    static ExportState move(Transaction tx, Export export, ExportEvent event, @Nullable String message) {
        ExportState next = ExportTransitions.find(export.state(), event)
                .orElseThrow(() -> StoreException.conflict(
                        "The export is %s: %s is not possible.".formatted(Words.of(export.state()), Words.of(event))));
        tx.sql(
                        """
                        UPDATE export SET state = ?, error_message = ?, updated_at = clock_timestamp(),
                            finished_at = CASE WHEN ? THEN clock_timestamp() END
                        WHERE id = ?""",
                        Words.of(next),
                        message,
                        !next.isOpen(),
                        export.id())
                .update();
        if (!next.isOpen()) {
            tx.sql("DELETE FROM export_block WHERE export_id = ?", export.id()).update();
            WebhookNews.export(tx, export, next);
        }
        return next;
    }

    private static Export find(Transaction tx, long exportId, String locking) {
        return tx.sql(SELECT + "WHERE e.id = ? " + locking, exportId)
                .first(ExportRows::export)
                .orElseThrow(() -> StoreException.notFound("export"));
    }

    static Export export(Row row) throws SQLException {
        String sha256 = row.textOrNull("blob_sha256");
        return new Export(
                row.number("id"),
                row.text("uid"),
                row.number("project_id"),
                row.text("project_uid"),
                row.text("person"),
                order(row),
                row.constant("state", ExportState.class),
                new ExportCounts(
                        row.number("items"),
                        row.number("done"),
                        row.number("annotations"),
                        row.number("suggestions"),
                        row.number("missing")),
                sha256 == null ? null : new ExportFile(sha256, row.number("bytes")),
                row.textOrNull("error_message"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instantOrNull("finished_at"),
                row.instantOrNull("expires_at"));
    }

    private static ExportOrder order(Row row) throws SQLException {
        return new ExportOrder(
                row.text("name"),
                row.constant("format", ExportFormat.class),
                row.constant("content", ExportContent.class),
                row.truth("images"),
                row.text("query"),
                row.texts("dataset_uids"),
                row.texts("slice_uids"));
    }
}
