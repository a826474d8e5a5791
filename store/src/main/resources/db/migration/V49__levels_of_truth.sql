-- An import says what is there of some levels only: a file of boxes knows no labels of whole pictures. levels: those of which its
-- annotations are, as prediction.level has them; a file without any is one of boxes.
ALTER TABLE ground_truth_import ADD COLUMN levels smallint[] NOT NULL DEFAULT '{}';

UPDATE ground_truth_import m SET levels = coalesce(
    CASE WHEN m.format = 'coco' THEN (
        SELECT array_agg(DISTINCT (CASE a.kind WHEN 'bounding_box' THEN 1 ELSE 0 END)::smallint)
        FROM ground_truth_item g
        JOIN annotation a ON a.project_id = g.project_id AND a.item_id = g.item_id AND a.source = 3
        WHERE g.import_id = m.id) END,
    '{1}')
WHERE m.finished_at IS NOT NULL;

-- Several imports may know of an item, each of its own levels.
ALTER TABLE ground_truth_item DROP CONSTRAINT ground_truth_item_pkey;
ALTER TABLE ground_truth_item ADD PRIMARY KEY (project_id, item_id, import_id);

-- Of which items an import says all that is there on a level.
CREATE VIEW imported_truth AS
SELECT g.project_id, g.item_id, l.level
FROM ground_truth_item g
JOIN ground_truth_import m ON m.id = g.import_id AND m.finished_at IS NOT NULL
CROSS JOIN LATERAL unnest(m.levels) AS l(level);
