package io.autotag.ops.bench.query;

import java.sql.SQLException;

/**
 * What people said of the data of {@link QueryData}: its labels in the project, and the annotations that their decisions on
 * the active version have made. Nobody has decided on the older version, so that it is judged by evidence.
 */
final class CompareTruths {

    private static final String STATEMENTS =
            """
            INSERT INTO project_label (project_id, label_id, position, colour)
            SELECT %1$d, id, row_number() OVER (ORDER BY id) - 1, '#4fa8f5' FROM label WHERE name LIKE 'label-%%';
            INSERT INTO label_map (project_id, model_version_id, label_id, target_label_id)
            SELECT s.project_id, s.model_version_id, l.label_id, l.label_id
            FROM prediction_set s JOIN project_label l ON l.project_id = s.project_id WHERE s.project_id = %1$d;
            UPDATE prediction SET status = 0 WHERE shard = %2$d AND status <> 0;
            INSERT INTO annotation (project_id, item_id, label_id, kind, x, y, w, h, source, src_set, src_seq)
            SELECT %1$d, item_id, label_id, CASE level WHEN 0 THEN 'classification' ELSE 'bounding_box' END, x, y, w, h,
                   status, set_id, seq
            FROM prediction WHERE shard = %3$d AND status IN (1, 2) ORDER BY item_id, seq;
            """;

    private CompareTruths() {}

    static void add(QueryData data) throws SQLException {
        QueryData.execute(
                data.connection(),
                STATEMENTS.formatted(
                        data.projectId(),
                        data.keys().sets().get(0).shard(),
                        data.visible().shard()));
        QueryData.execute(data.connection(), "VACUUM (ANALYZE) prediction");
        QueryData.execute(data.connection(), "VACUUM (ANALYZE) annotation");
        QueryData.execute(data.connection(), "CHECKPOINT");
    }
}
