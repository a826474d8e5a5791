-- How people steer runs that go on, and when and how fast the runs of a project may work.

-- A run's part of the workers goes by its priority, unless somebody gave it a window of its own.
ALTER TABLE run
    ADD COLUMN priority      smallint NOT NULL DEFAULT 3 CHECK (priority BETWEEN 1 AND 5),
    ADD COLUMN window_chunks integer CHECK (window_chunks BETWEEN 1 AND 200);
UPDATE run SET priority = 4 WHERE kind = 'live' AND state NOT IN ('completed', 'failed', 'cancelled');

-- Who asked what of a run. Kept as long as the run is.
CREATE TABLE run_action (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id integer NOT NULL REFERENCES run,
    kind   text NOT NULL CHECK (kind IN ('pause', 'resume', 'cancel', 'retry_failed', 'priority', 'window')),
    before text NOT NULL,
    after  text NOT NULL,
    actor  bigint NOT NULL REFERENCES app_user,
    at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX run_action_run ON run_action (run_id, id DESC);

-- Quiet hours as HH:MM-HH:MM by the clocks of a time zone, and how far the pace has been used up.
ALTER TABLE autotag_settings
    ADD COLUMN quiet_zone       text,
    ADD COLUMN quiet_ranges     text[] NOT NULL DEFAULT '{}',
    ADD COLUMN quiet_for_all    boolean NOT NULL DEFAULT false,
    ADD COLUMN items_per_minute integer CHECK (items_per_minute > 0),
    ADD COLUMN paced_until      timestamptz;

-- Who changed when and how fast the runs of a project may work, in words.
CREATE TABLE limit_change (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES project,
    kind       text NOT NULL CHECK (kind IN ('quiet_hours', 'items_per_minute')),
    before     text NOT NULL,
    after      text NOT NULL,
    actor      bigint NOT NULL REFERENCES app_user,
    at         timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX limit_change_project ON limit_change (project_id, id DESC);
