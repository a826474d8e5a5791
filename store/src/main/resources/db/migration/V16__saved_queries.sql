-- A saved query is a slice that holds what a query finds in one project, now and later: it has no rows in slice_item.
ALTER TABLE slice
    ADD COLUMN project_id bigint REFERENCES project,
    ADD COLUMN query      text,
    ADD CONSTRAINT slice_query_of_project CHECK ((project_id IS NULL) = (query IS NULL));
CREATE INDEX slice_saved ON slice (project_id, id) WHERE project_id IS NOT NULL;
