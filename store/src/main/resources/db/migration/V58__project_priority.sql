-- How much the runs of a project weigh beside those of others, unless somebody says so of a run.
ALTER TABLE autotag_settings ADD COLUMN priority smallint NOT NULL DEFAULT 3 CHECK (priority BETWEEN 1 AND 5);

ALTER TABLE limit_change DROP CONSTRAINT limit_change_kind_check;
ALTER TABLE limit_change ADD CONSTRAINT limit_change_kind_check
    CHECK (kind IN ('quiet_hours', 'items_per_minute', 'priority'));
