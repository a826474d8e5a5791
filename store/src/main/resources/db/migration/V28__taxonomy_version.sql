-- Another number with every change of a project's labels, their attributes and what labels of models are called: who keeps
-- them in memory asks for this alone. The sequence never gives a number twice, so that what was taken back is not mistaken
-- for what came after it. No row: nothing was ever changed.
CREATE SEQUENCE taxonomy_versions;
CREATE TABLE taxonomy_version (
    project_id bigint PRIMARY KEY REFERENCES project,
    version    bigint NOT NULL
);

CREATE FUNCTION taxonomy_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO taxonomy_version (project_id, version)
    SELECT project_id, nextval('taxonomy_versions')
    FROM (SELECT DISTINCT project_id FROM changed ORDER BY project_id) projects
    ON CONFLICT (project_id) DO UPDATE SET version = excluded.version;
    RETURN NULL;
END $$;

DO $$
DECLARE
    labels text;
BEGIN
    FOREACH labels IN ARRAY ARRAY['project_label', 'label_attribute', 'label_map'] LOOP
        EXECUTE format('CREATE TRIGGER added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION taxonomy_changed()', labels);
        EXECUTE format('CREATE TRIGGER altered AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION taxonomy_changed()', labels);
        EXECUTE format('CREATE TRIGGER removed AFTER DELETE ON %I REFERENCING OLD TABLE AS changed'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION taxonomy_changed()', labels);
    END LOOP;
END $$;
