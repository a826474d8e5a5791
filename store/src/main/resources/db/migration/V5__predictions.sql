-- Predictions: project x model version x settings is a set; the key of a prediction is (set, item, seq).
-- status 0 pending 1 accepted 2 modified 3 rejected; level 0 image 1 object.

CREATE TABLE prediction_set (
    id               integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id       bigint NOT NULL REFERENCES project,
    model_version_id bigint NOT NULL REFERENCES model_version,
    settings_sha     bytea NOT NULL,
    visible          boolean NOT NULL,
    shard            smallint NOT NULL,
    score_version    integer NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (project_id, model_version_id, settings_sha)
);
CREATE INDEX prediction_set_version ON prediction_set (model_version_id);

-- The claim that makes writing exactly once, and the proof that an item was looked at (n = 0: nothing found).
CREATE TABLE set_item (
    set_id  integer NOT NULL,
    item_id bigint NOT NULL,
    run_id  integer NOT NULL,
    n       smallint NOT NULL,
    PRIMARY KEY (set_id, item_id)
);

-- No foreign keys and no surrogate id on purpose: this is the table that grows.
CREATE TABLE prediction (
    shard      smallint NOT NULL,
    set_id     integer NOT NULL,
    item_id    bigint NOT NULL,
    seq        smallint NOT NULL,
    run_id     integer NOT NULL,
    label_id   integer NOT NULL,
    level      smallint NOT NULL,
    score      real NOT NULL,
    confidence real NOT NULL,
    status     smallint NOT NULL DEFAULT 0,
    version    smallint NOT NULL DEFAULT 0,
    action_id  bigint,
    x          real,
    y          real,
    w          real,
    h          real,
    geometry   bytea,
    PRIMARY KEY (shard, set_id, item_id, seq)
) PARTITION BY LIST (shard);

-- Newest-first page of what is pending; then by score; then what is decided.
-- The shard is included because the partition key stays in the filter.
CREATE INDEX p_new ON prediction (set_id, level, label_id, item_id DESC) INCLUDE (score, seq, shard) WHERE status = 0;
CREATE INDEX p_score ON prediction (set_id, level, label_id, score, item_id) INCLUDE (shard) WHERE status = 0;
CREATE INDEX p_done ON prediction (set_id, level, label_id, status, item_id DESC) INCLUDE (score, shard)
    WHERE status <> 0;

-- Eight shared shards; a set planned large gets its own (numbers from the sequence). No DEFAULT partition: attaching
-- beside one would have to scan it. Review leaves dead entries at the newest end of the indexes: vacuum early.
CREATE SEQUENCE prediction_shard AS smallint START 8;
CREATE TABLE prediction_0 PARTITION OF prediction FOR VALUES IN (0) WITH (autovacuum_vacuum_scale_factor = 0.01);
CREATE TABLE prediction_1 PARTITION OF prediction FOR VALUES IN (1) WITH (autovacuum_vacuum_scale_factor = 0.01);
CREATE TABLE prediction_2 PARTITION OF prediction FOR VALUES IN (2) WITH (autovacuum_vacuum_scale_factor = 0.01);
CREATE TABLE prediction_3 PARTITION OF prediction FOR VALUES IN (3) WITH (autovacuum_vacuum_scale_factor = 0.01);
CREATE TABLE prediction_4 PARTITION OF prediction FOR VALUES IN (4) WITH (autovacuum_vacuum_scale_factor = 0.01);
CREATE TABLE prediction_5 PARTITION OF prediction FOR VALUES IN (5) WITH (autovacuum_vacuum_scale_factor = 0.01);
CREATE TABLE prediction_6 PARTITION OF prediction FOR VALUES IN (6) WITH (autovacuum_vacuum_scale_factor = 0.01);
CREATE TABLE prediction_7 PARTITION OF prediction FOR VALUES IN (7) WITH (autovacuum_vacuum_scale_factor = 0.01);

-- What changed, one row a transaction. Readers fold rows whose xid lies below pg_snapshot_xmin(pg_current_snapshot()).
CREATE TABLE change_log (
    xid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
    project_id bigint NOT NULL,
    set_id     integer NOT NULL,
    item_ids   bigint[] NOT NULL
);
CREATE INDEX change_log_xid ON change_log (project_id, xid);
