package io.autotag.store;

import io.autotag.review.ItemState;
import io.autotag.review.ReviewState;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and locks what a save may touch: first the item's row, then its predictions in the order of their keys. Bulk
 * actions lock predictions in the same order, so nobody waits in a circle; what was locked is read afterwards.
 */
final class ItemRows {

    private static final String PREDICTIONS =
            """
            SELECT p.set_id, p.item_id, p.seq, p.shard, p.run_id, p.version, p.status, p.level, l.name AS label,
                   (SELECT t.name FROM label_map m JOIN label t ON t.id = m.target_label_id
                    WHERE m.project_id = s.project_id AND m.model_version_id = s.model_version_id
                      AND m.label_id = p.label_id) AS target,
                   p.x, p.y, p.w, p.h, p.score, p.confidence, s.visible, s.model_version_id
            FROM prediction p
            JOIN prediction_set s ON s.id = p.set_id
            JOIN label l ON l.id = p.label_id
            WHERE p.shard = ANY (?) AND p.set_id = ANY (?) AND p.item_id = ?
              AND p.shard = (?::integer[])[array_position(?::integer[], p.set_id)]
            ORDER BY p.set_id, p.seq FOR UPDATE OF p""";

    private ItemRows() {}

    /** The item's row in the project, made if it is missing, locked. */
    static ItemRow lock(Transaction tx, long projectId, long itemId) {
        tx.sql(
                        "INSERT INTO project_item (project_id, item_id, state) VALUES (?, ?, 'unreviewed')"
                                + " ON CONFLICT DO NOTHING",
                        projectId,
                        itemId)
                .update();
        return tx.sql(
                        """
                        SELECT p.state, p.version, p.reviewer, p.lease_user, p.lease_until,
                               coalesce(p.lease_until > now(), false) AS leased, u.login AS lease_login
                        FROM project_item p LEFT JOIN app_user u ON u.id = p.lease_user
                        WHERE p.project_id = ? AND p.item_id = ? FOR UPDATE OF p""",
                        projectId,
                        itemId)
                .one(ItemRows::row);
    }

    static ItemNow load(Transaction tx, Project project, Item item, ReviewSave save) {
        SetPlaces places = SetPlaces.visible(tx, project.id(), namedSets(tx, project, item, save));
        List<PredictionNow> predictions = tx.sql(
                        PREDICTIONS, places.shards(), places.sets(), item.id(), places.shardsOfSets(), places.sets())
                .list(ItemRows::prediction);
        return new ItemNow(
                item,
                predictions,
                annotations(tx, project, item),
                TaxonomyRows.of(tx, project.id()).values());
    }

    /** Sets that may be hidden and matter all the same: those decided on, and those of annotations. */
    private static long[] namedSets(Transaction tx, Project project, Item item, ReviewSave save) {
        List<Long> ofAnnotations = tx.sql(
                        "SELECT DISTINCT src_set FROM annotation WHERE project_id = ? AND item_id = ?"
                                + " AND deleted_at IS NULL AND src_set IS NOT NULL",
                        project.id(),
                        item.id())
                .list(row -> row.number("src_set"));
        return java.util.stream.LongStream.concat(
                        ofAnnotations.stream().mapToLong(Long::longValue),
                        save.decisions().stream()
                                .mapToLong(decision -> decision.prediction().setId()))
                .distinct()
                .toArray();
    }

    private static List<AnnotationNow> annotations(Transaction tx, Project project, Item item) {
        return tx.sql(
                        """
                        SELECT a.uid, a.version, a.kind, l.name AS label, a.x, a.y, a.w, a.h,
                               a.attributes::text AS attributes, a.src_set, a.item_id, a.src_seq
                        FROM annotation a JOIN label l ON l.id = a.label_id
                        WHERE a.project_id = ? AND a.item_id = ? AND a.deleted_at IS NULL ORDER BY a.id""",
                        project.id(),
                        item.id())
                .list(row -> new AnnotationNow(
                        row.text("uid"),
                        row.integer("version"),
                        row.constant("kind", AnnotationKind.class),
                        row.text("label"),
                        row.box(),
                        row.text("attributes"),
                        origin(row)));
    }

    static @Nullable PredictionKey origin(Row row) throws SQLException {
        return row.isNull("src_set")
                ? null
                : new PredictionKey(row.number("src_set"), row.number("item_id"), row.integer("src_seq"));
    }

    private static ItemRow row(Row row) throws SQLException {
        return new ItemRow(
                row.constant("state", ItemState.class),
                row.integer("version"),
                row.numberOrNull("reviewer"),
                row.truth("leased") ? row.numberOrNull("lease_user") : null,
                row.textOrNull("lease_login"),
                row.instantOrNull("lease_until"));
    }

    private static PredictionNow prediction(Row row) throws SQLException {
        return new PredictionNow(
                new PredictionKey(row.number("set_id"), row.number("item_id"), row.integer("seq")),
                row.integer("shard"),
                new SeenVersion(row.number("run_id"), row.integer("version")),
                ReviewState.ofCode(row.integer("status")),
                Level.ofCode(row.integer("level")),
                row.text("label"),
                row.textOrNull("target"),
                row.box(),
                row.real("score"),
                row.real("confidence"),
                row.truth("visible"),
                row.number("model_version_id"));
    }
}
