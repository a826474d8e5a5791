package io.autotag.store;

/** The first mapping of a model version's labels in a project. */
final class LabelMapRows {

    /** Colours that are told apart on photographs; the next label takes the next one. */
    static final String PALETTE = "ARRAY['#4fa8f5', '#ffb347', '#7bd88f', '#ff8b78', '#c49bff', '#5fd3c9',"
            + " '#f57fb1', '#d9c74a', '#9aa7ff', '#b5e6f7', '#e0a070', '#a5d65a']";

    private static final String INHERITED =
            """
            WITH output AS (
                SELECT o.label_id, o.nth, before.known, before.target_label_id
                FROM (SELECT label_id, min(position) AS nth FROM model_label
                      WHERE model_version_id = ? GROUP BY label_id) o
                LEFT JOIN LATERAL (
                    SELECT true AS known, m.target_label_id
                    FROM label_map m JOIN model_version v ON v.id = m.model_version_id
                    WHERE m.project_id = ? AND m.label_id = o.label_id
                      AND v.model_id = (SELECT model_id FROM model_version WHERE id = ?)
                    ORDER BY v.version DESC LIMIT 1) before ON true)
            """;

    private LabelMapRows() {}

    /**
     * Maps every label of the version as the newest version of the model before it was mapped; one that is new to the
     * project becomes a label of its taxonomy and is mapped to itself.
     */
    static void adopt(Transaction tx, long projectId, long versionId) {
        tx.sql(
                        INHERITED + "INSERT INTO project_label (project_id, label_id, position, colour)"
                                + " SELECT ?, label_id, n, (" + PALETTE + ")[n % 12 + 1]"
                                + " FROM (SELECT label_id, row_number() OVER (ORDER BY nth) - 1"
                                + " + (SELECT coalesce(max(position), -1) + 1 FROM project_label WHERE project_id = ?) AS n"
                                + " FROM output WHERE known IS NULL AND NOT EXISTS (SELECT 1 FROM project_label p"
                                + " WHERE p.project_id = ? AND p.label_id = output.label_id)) fresh"
                                + " ORDER BY label_id ON CONFLICT DO NOTHING",
                        versionId,
                        projectId,
                        versionId,
                        projectId,
                        projectId,
                        projectId)
                .update();
        tx.sql(
                        INHERITED
                                + "INSERT INTO label_map (project_id, model_version_id, label_id, target_label_id)"
                                + " SELECT ?, ?, label_id, CASE WHEN known THEN target_label_id ELSE label_id END"
                                + " FROM output ORDER BY output.label_id ON CONFLICT DO NOTHING",
                        versionId,
                        projectId,
                        versionId,
                        projectId,
                        versionId)
                .update();
    }
}
