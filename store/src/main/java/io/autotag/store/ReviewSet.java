package io.autotag.store;

import java.sql.SQLException;

/**
 * A prediction set that a review meets.
 *
 * @param visible whether its model version is shown
 * @param calibrationId what its scores follow; 0 for the model card
 */
record ReviewSet(int id, int shard, boolean visible, int modelVersionId, long calibrationId) {

    private static final String SELECT =
            """
            SELECT s.id, s.shard, s.visible, s.model_version_id, coalesce(s.calibration_id, 0) AS calibration_id
            FROM prediction_set s
            """;

    /** The visible sets of a project. */
    static final String VISIBLE = SELECT + "WHERE s.project_id = ? AND s.visible";

    /** With sets that may be hidden and matter all the same: those named, and those of the item's annotations. */
    static final String TOUCHED = SELECT
            + """
            WHERE s.project_id = ? AND (s.visible OR s.id = ANY (?) OR s.id IN (
                SELECT a.src_set FROM annotation a
                WHERE a.project_id = ? AND a.item_id = ? AND a.deleted_at IS NULL))""";

    static ReviewSet of(Row row) throws SQLException {
        return new ReviewSet(
                row.integer("id"),
                row.integer("shard"),
                row.truth("visible"),
                row.integer("model_version_id"),
                row.number("calibration_id"));
    }
}
