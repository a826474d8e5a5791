package io.autotag.ops.bench.query;

/** What fills the small tables, and the items. */
final class DataSql {
    /** The organisation is that of the first key; labels, a model of two versions, a project, sets, runs and a slice. */
    static final String WORLD =
            """
            INSERT INTO blob (sha256, bytes) VALUES (repeat('0', 64), 1000) ON CONFLICT DO NOTHING;
            INSERT INTO dataset (org_id, owner_name, name, slug, data_type, visibility, status)
            SELECT org_id, login, 'query-bench', 'query-bench', 'image', 'private', 'created'
            FROM app_user ORDER BY id LIMIT 1;
            INSERT INTO project (org_id, owner_name, name, slug)
            SELECT org_id, owner_name, name, slug FROM dataset WHERE slug = 'query-bench';
            INSERT INTO project_dataset SELECT p.id, d.id FROM project p, dataset d
            WHERE p.slug = 'query-bench' AND d.slug = 'query-bench';
            INSERT INTO slice (org_id, owner_name, name, slug, visibility, sources)
            SELECT org_id, owner_name, 'edge cases', 'edge-cases', 'private', '[]' FROM dataset WHERE slug = 'query-bench';
            INSERT INTO label (org_id, name) SELECT d.org_id, 'label-' || (1000 + n)
            FROM dataset d, generate_series(0, 199) n WHERE d.slug = 'query-bench' ORDER BY n;
            INSERT INTO label (org_id, name) SELECT d.org_id, 'seen-' || n
            FROM dataset d, generate_series(0, 999) n WHERE d.slug = 'query-bench' ORDER BY n;
            INSERT INTO model (org_id, name) SELECT org_id, 'query-bench' FROM dataset WHERE slug = 'query-bench';
            INSERT INTO model_version (model_id, version, blob_sha256, card_yaml, card_sha256, head, reason, level,
                                       training_set, state)
            SELECT id, n, repeat('0', 64), '', n::text, '', '', 'object', 'v' || n, 'draft'
            FROM model, generate_series(1, 2) AS v (n) WHERE name = 'query-bench' ORDER BY v.n;
            INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)
            SELECT p.id, v.id, '', v.version = 2, 1000 + v.version FROM project p, model_version v
            JOIN model m ON m.id = v.model_id WHERE p.slug = 'query-bench' AND m.name = 'query-bench' ORDER BY v.version;
            INSERT INTO run (project_id, set_id, model_version_id, kind, selection_kind, selection_uids, force, state)
            SELECT project_id, id, model_version_id, 'manual', 'full', '{}', false, 'completed'
            FROM prediction_set WHERE shard > 1000 ORDER BY id""";

    private DataSql() {}

    /** Items up to a number, those from another number on reviewed, every twentieth in the slice. */
    static String items(long dataset, long project, int upTo, int reviewedFrom) {
        return """
                INSERT INTO item (dataset_id, key, blob_sha256, width, height, content_type, bytes, metadata)
                SELECT %1$d, 'photos/' || lpad(n::text, 9, '0') || '.jpg', repeat('0', 64), 1920, 1080, 'image/jpeg', 1000,
                       jsonb_build_object('weather', (ARRAY['rain', 'clear', 'fog', 'snow'])[1 + n %% 4])
                FROM generate_series((SELECT count(*) FROM item WHERE dataset_id = %1$d) + 1, %3$d) n ORDER BY n;
                UPDATE dataset SET item_count = %3$d WHERE id = %1$d;
                INSERT INTO project_item (project_id, item_id, state, version, reviewer, reviewed_at)
                SELECT %2$d, id, 'reviewed', 1, (SELECT min(id) FROM app_user), now() - (%3$d - nth) * interval '1 second'
                FROM (SELECT id, row_number() OVER (ORDER BY id) AS nth FROM item WHERE dataset_id = %1$d) i
                WHERE nth > %4$d ON CONFLICT DO NOTHING;
                INSERT INTO slice_item SELECT s.id, i.id FROM slice s, item i
                WHERE s.slug = 'edge-cases' AND i.dataset_id = %1$d AND i.id %% 20 = 0 ON CONFLICT DO NOTHING"""
                .formatted(dataset, project, upTo, reviewedFrom);
    }
}
