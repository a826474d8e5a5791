package io.autotag.search;

/**
 * What reads the names of a project: name, help and the type of the value as JSON calls it.
 *
 * <p>Metadata and attributes are those of its newest items and annotations: enough to choose from, without reading a
 * whole dataset at each key pressed.
 */
final class VocabularySql {

    static final String PREDICTED_LABELS =
            """
            SELECT l.name, '', 'string' FROM prediction_set s JOIN model_version v ON v.id = s.model_version_id
            JOIN model_label k ON k.model_version_id = v.id JOIN label l ON l.id = k.label_id
            WHERE s.project_id = ? AND v.level IN (?, ?)""";

    static final String CONFIRMED_LABELS =
            """
            SELECT l.name, '', 'string' FROM project_label p JOIN label l ON l.id = p.label_id WHERE p.project_id = ?""";

    private static final String SETS =
            """
             FROM prediction_set s JOIN model_version v ON v.id = s.model_version_id
            JOIN model m ON m.id = v.model_id WHERE s.project_id = ?""";

    static final String TRAINING_SETS = "SELECT v.training_set, m.name, 'string'" + SETS;
    static final String MODELS = "SELECT m.name, '', 'string'" + SETS;
    static final String MODEL_VERSIONS = "SELECT m.name || '@' || v.version, v.training_set, 'string'" + SETS;

    static final String RUNS = "SELECT uid, kind || ', ' || state, 'string' FROM run WHERE project_id = ?";
    static final String USERS = "SELECT login, '', 'string' FROM app_user WHERE org_id = ?";
    static final String SLICES =
            "SELECT slug, name, 'string' FROM slice WHERE org_id = ?" + " AND (project_id IS NULL OR project_id = ?)";

    static final String DATASETS =
            """
            SELECT d.slug, d.name, 'string' FROM project_dataset p JOIN dataset d ON d.id = p.dataset_id
            WHERE p.project_id = ?""";

    private static final String NEWEST_ITEMS =
            """
            project_dataset p CROSS JOIN LATERAL
            (SELECT metadata FROM item WHERE dataset_id = p.dataset_id ORDER BY id DESC LIMIT 1000) i""";

    private static final String NEWEST_ANNOTATIONS =
            """
            (SELECT attributes FROM annotation WHERE project_id = ? AND deleted_at IS NULL
             ORDER BY item_id DESC LIMIT 1000) a""";

    static final String METADATA_KEYS =
            "SELECT k, '', 'string' FROM " + NEWEST_ITEMS + ", jsonb_object_keys(i.metadata) k WHERE p.project_id = ?";

    static final String METADATA_VALUES =
            values("i.metadata") + " FROM " + NEWEST_ITEMS + " WHERE p.project_id = ?" + ") v WHERE " + usable();

    static final String ATTRIBUTE_KEYS =
            "SELECT k, '', 'string' FROM " + NEWEST_ANNOTATIONS + ", jsonb_object_keys(a.attributes) k"
                    + " UNION ALL SELECT name, '', 'string' FROM label_attribute WHERE project_id = ?";

    static final String ATTRIBUTE_VALUES =
            values("a.attributes") + " FROM " + NEWEST_ANNOTATIONS + ") v WHERE " + usable()
                    + " UNION ALL SELECT unnest(choices), '', 'string' FROM label_attribute"
                    + " WHERE project_id = ? AND name = ?";

    private VocabularySql() {}

    private static String values(String object) {
        return "SELECT value, '', kind FROM (SELECT " + object + " ->> ? AS value, jsonb_typeof(" + object
                + " -> ?) AS kind";
    }

    /** What can be written in a query: short, and no list or object. */
    private static String usable() {
        return "kind IN ('string', 'boolean') AND length(value) <= 200 OR kind = 'number' AND length(value) <= 17";
    }
}
