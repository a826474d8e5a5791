-- Runs. desired is what was asked for, state is where the run is, epoch fences everything started under an older one.

CREATE TABLE run (
    id                integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid               text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    project_id        bigint NOT NULL REFERENCES project,
    set_id            integer NOT NULL REFERENCES prediction_set,
    model_version_id  bigint NOT NULL REFERENCES model_version,
    kind              text NOT NULL CHECK (kind IN ('manual', 'live', 'retry')),
    desired           text NOT NULL DEFAULT 'run' CHECK (desired IN ('run', 'pause', 'cancel')),
    state             text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'planning', 'running', 'paused',
                                                                       'finishing', 'completed', 'failed',
                                                                       'cancelled')),
    epoch             integer NOT NULL DEFAULT 1,
    code_version      text NOT NULL DEFAULT '',
    version           bigint NOT NULL DEFAULT 0,
    idempotency_key   text,
    selection_kind    text NOT NULL,
    selection_uids    text[] NOT NULL,
    selection_query   text,
    force             boolean NOT NULL,
    frozen            boolean NOT NULL DEFAULT false,
    total             bigint NOT NULL DEFAULT 0,
    skipped_unchanged bigint NOT NULL DEFAULT 0,
    skipped_protected bigint NOT NULL DEFAULT 0,
    error_message     text,
    created_at        timestamptz NOT NULL DEFAULT now(),
    started_at        timestamptz,
    finished_at       timestamptz,
    UNIQUE (project_id, idempotency_key)
) WITH (fillfactor = 80);
CREATE INDEX run_project ON run (project_id, id DESC);
CREATE INDEX run_open ON run (id) WHERE state NOT IN ('completed', 'failed', 'cancelled');

-- The frozen selection: position p is item p % 512 of block p / 512; every block but the last is full.
CREATE TABLE run_block (
    run_id   integer NOT NULL REFERENCES run,
    block    integer NOT NULL,
    item_ids bigint[] NOT NULL,
    prepared boolean NOT NULL DEFAULT false,
    PRIMARY KEY (run_id, block)
);

-- The counters of one chunk, and the next position it has to do.
CREATE TABLE run_chunk (
    run_id      integer NOT NULL,
    epoch       integer NOT NULL,
    first       bigint NOT NULL,
    position    bigint NOT NULL,
    done        bigint NOT NULL DEFAULT 0,
    failed      bigint NOT NULL DEFAULT 0,
    unchanged   bigint NOT NULL DEFAULT 0,
    protected   bigint NOT NULL DEFAULT 0,
    predictions bigint NOT NULL DEFAULT 0,
    busy_ms     bigint NOT NULL DEFAULT 0,
    writes      bigint NOT NULL DEFAULT 0,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, epoch, first)
) WITH (fillfactor = 70);

CREATE TABLE run_failure (
    run_id     integer NOT NULL,
    item_id    bigint NOT NULL,
    code       text NOT NULL,
    message    text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, item_id)
);

-- Committed before an inference that may take the process down with it.
CREATE TABLE run_probe (
    run_id  integer NOT NULL,
    item_id bigint NOT NULL,
    tries   integer NOT NULL,
    PRIMARY KEY (run_id, item_id)
);
