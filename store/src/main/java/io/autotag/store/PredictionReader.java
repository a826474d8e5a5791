package io.autotag.store;

import io.autotag.review.ReviewState;
import java.sql.SQLException;
import java.util.List;

/** Reads predictions by item and by project; what a query matches is not its business. */
public final class PredictionReader {

    private static final String SELECT =
            """
            SELECT p.set_id || '-' || p.item_id || '-' || p.seq AS uid, i.uid AS item_uid, i.key AS item_key,
                   project.uid AS project_uid, l.name AS label, p.level, p.score, p.confidence, p.x, p.y, p.w, p.h,
                   p.geometry, p.status, p.version, s.visible, m.uid AS model_uid, m.name AS model_name,
                   v.version AS model_version, v.uid AS model_version_uid, v.training_set, r.uid AS run_uid
            FROM prediction_set s
            JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id
            JOIN item i ON i.id = p.item_id
            JOIN project ON project.id = s.project_id
            JOIN label l ON l.id = p.label_id
            JOIN model_version v ON v.id = s.model_version_id
            JOIN model m ON m.id = v.model_id
            JOIN run r ON r.id = p.run_id
            """;

    /**
     * The item's predictions in every project of its organisation, best score first.
     *
     * @param hidden whether those of versions that are not active are wanted too
     */
    public List<StoredPrediction> ofItem(Transaction tx, long orgId, Item item, boolean hidden) {
        return tx.sql(
                        SELECT + "WHERE project.org_id = ? AND p.item_id = ? AND (s.visible OR ?)"
                                + " ORDER BY p.score DESC, p.set_id, p.seq",
                        orgId,
                        item.id(),
                        hidden)
                .list(PredictionReader::prediction);
    }

    /** The predictions of the project with these keys, in their order; those that are gone are left out. */
    public List<StoredPrediction> ofKeys(Transaction tx, Project project, List<PredictionKey> keys) {
        return tx.sql(
                        SELECT
                                + "JOIN unnest(?, ?, ?) WITH ORDINALITY AS k(set_id, item_id, seq, nth)"
                                + " ON k.set_id = p.set_id AND k.item_id = p.item_id AND k.seq = p.seq"
                                + " WHERE s.project_id = ? ORDER BY k.nth",
                        keys.stream().mapToLong(PredictionKey::setId).toArray(),
                        keys.stream().mapToLong(PredictionKey::itemId).toArray(),
                        keys.stream().mapToLong(PredictionKey::seq).toArray(),
                        project.id())
                .list(PredictionReader::prediction);
    }

    private static StoredPrediction prediction(Row row) throws SQLException {
        return new StoredPrediction(
                row.text("uid"),
                row.text("item_uid"),
                row.text("item_key"),
                row.text("project_uid"),
                row.text("label"),
                Level.ofCode(row.integer("level")),
                row.real("score"),
                row.real("confidence"),
                row.box(),
                row.mask(),
                ReviewState.ofCode(row.integer("status")),
                row.integer("version"),
                row.truth("visible"),
                row.text("model_uid"),
                row.text("model_name"),
                row.integer("model_version"),
                row.text("model_version_uid"),
                row.text("training_set"),
                row.text("run_uid"));
    }
}
