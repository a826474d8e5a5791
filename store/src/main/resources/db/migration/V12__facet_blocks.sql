-- Bitmaps of items, saved by the processes that follow the tables with them. They are rebuilt wherever they are missing
-- or have another layout, so that nothing depends on them but time.

-- set_id 0: what is known of the items apart from predictions. as_of: every change of an older transaction is in it.
CREATE TABLE facet_block (
    project_id bigint NOT NULL,
    set_id     integer NOT NULL,
    block      integer NOT NULL,
    layout     smallint NOT NULL,
    as_of      xid8 NOT NULL,
    payload    bytea NOT NULL,
    PRIMARY KEY (project_id, set_id, block)
);
ALTER TABLE facet_block ALTER COLUMN payload SET STORAGE EXTERNAL;

-- Changes older than this are no longer in the log: who has not read them builds anew.
CREATE TABLE change_horizon (
    project_id bigint PRIMARY KEY,
    xid        xid8 NOT NULL
);
ALTER TABLE change_log ADD COLUMN at timestamptz NOT NULL DEFAULT now();

-- Items come and go, and stand in slices, by the hands of many. What is reviewed is logged by who writes it.
CREATE FUNCTION log_changed_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (project_id, set_id, item_ids)
    SELECT p.project_id, 0, array_agg(c.id)
    FROM changed c JOIN project_dataset p ON p.dataset_id = c.dataset_id
    GROUP BY p.project_id;
    RETURN NULL;
END $$;
CREATE TRIGGER item_added AFTER INSERT ON item
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION log_changed_items();
CREATE TRIGGER item_changed AFTER UPDATE ON item
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION log_changed_items();
CREATE TRIGGER item_removed AFTER DELETE ON item
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION log_changed_items();

CREATE FUNCTION log_sliced_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (project_id, set_id, item_ids)
    SELECT p.project_id, 0, array_agg(DISTINCT c.item_id)
    FROM changed c JOIN item i ON i.id = c.item_id JOIN project_dataset p ON p.dataset_id = i.dataset_id
    GROUP BY p.project_id;
    RETURN NULL;
END $$;
CREATE TRIGGER slice_item_added AFTER INSERT ON slice_item
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION log_sliced_items();
CREATE TRIGGER slice_item_removed AFTER DELETE ON slice_item
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION log_sliced_items();
