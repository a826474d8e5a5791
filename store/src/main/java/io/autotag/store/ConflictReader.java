package io.autotag.store;

import io.autotag.review.ReviewState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds out what became of things that changed under somebody's hands, and through whom. */
final class ConflictReader {

    private static final String LAST_EVENT =
            """
            LEFT JOIN LATERAL (
                SELECT e.at, u.login FROM review_event e JOIN app_user u ON u.id = e.actor
                WHERE e.project_id = ? AND e.item_id = ? AND %s
                ORDER BY e.id DESC LIMIT 1) last ON true
            """;

    private ConflictReader() {}

    /** @throws StoreException NOT_FOUND for something that the item never had */
    static List<ReviewConflict> describe(Transaction tx, Project project, Item item, List<String> uids) {
        return uids.stream().map(uid -> describe(tx, project, item, uid)).toList();
    }

    private static ReviewConflict describe(Transaction tx, Project project, Item item, String uid) {
        Optional<ReviewConflict> annotation = annotation(tx, project, item, uid);
        return annotation.orElseGet(() -> prediction(tx, project, item, PredictionKey.parse(uid)));
    }

    private static Optional<ReviewConflict> annotation(Transaction tx, Project project, Item item, String uid) {
        return tx.sql(
                        "SELECT a.version, a.deleted_at IS NOT NULL AS gone, l.name AS label, last.at, last.login"
                                + " FROM annotation a JOIN label l ON l.id = a.label_id "
                                + LAST_EVENT.formatted("e.annotation_uid = a.uid")
                                + " WHERE a.project_id = ? AND a.item_id = ? AND a.uid = ?",
                        project.id(),
                        item.id(),
                        project.id(),
                        item.id(),
                        uid)
                .first(row -> conflict(
                        uid,
                        row.truth("gone") ? "removed" : "labelled \"" + row.text("label") + "\"",
                        row.truth("gone") ? Optional.empty() : Optional.of(String.valueOf(row.integer("version"))),
                        row));
    }

    private static ReviewConflict prediction(Transaction tx, Project project, Item item, PredictionKey key) {
        if (key.itemId() != item.id() || !isSetOf(tx, project, key)) {
            throw StoreException.notFound("prediction of this item");
        }
        return tx.sql(
                        "SELECT p.run_id, p.version, p.status, coalesce(b.created_at, last.at) AS at,"
                                + " coalesce(bulk.login, last.login) AS login"
                                + " FROM prediction_set s JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id"
                                + " LEFT JOIN bulk_action b ON b.id = p.action_id"
                                + " LEFT JOIN app_user bulk ON bulk.id = b.actor "
                                + LAST_EVENT.formatted("e.set_id = s.id AND e.seq = p.seq")
                                + " WHERE s.id = ? AND p.item_id = ? AND p.seq = ?",
                        project.id(),
                        item.id(),
                        key.setId(),
                        item.id(),
                        key.seq())
                .first(row -> conflict(
                        key.uid(),
                        Words.of(ReviewState.ofCode(row.integer("status"))),
                        Optional.of(new SeenVersion(row.number("run_id"), row.integer("version")).text()),
                        row))
                .orElseGet(() -> new ReviewConflict(key.uid(), "gone, replaced by another run", null, null, null));
    }

    private static boolean isSetOf(Transaction tx, Project project, PredictionKey key) {
        return tx.sql(
                        "SELECT EXISTS (SELECT 1 FROM prediction_set WHERE id = ? AND project_id = ?) AS found",
                        key.setId(),
                        project.id())
                .one(row -> row.truth("found"));
    }

    private static ReviewConflict conflict(String uid, String now, Optional<String> version, Row row)
            throws SQLException {
        return new ReviewConflict(uid, now, version.orElse(null), row.textOrNull("login"), row.instantOrNull("at"));
    }
}
