-- What people confirmed. An annotation carries its origin by value, so that it outlives the set it came from.

CREATE TABLE project_item (
    project_id  bigint NOT NULL,
    item_id     bigint NOT NULL,
    state       text NOT NULL CHECK (state IN ('unreviewed', 'in_progress', 'reviewed')),
    version     integer NOT NULL DEFAULT 0,
    lease_user  bigint,
    lease_until timestamptz,
    reviewer    bigint,
    reviewed_at timestamptz,
    PRIMARY KEY (project_id, item_id)
) WITH (fillfactor = 85);
CREATE INDEX project_item_state ON project_item (project_id, state, item_id DESC);

-- source: 0 human 1 accepted 2 modified 3 imported
CREATE TABLE annotation (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid              text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    project_id       bigint NOT NULL,
    item_id          bigint NOT NULL,
    label_id         integer NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('bounding_box', 'classification')),
    x                real,
    y                real,
    w                real,
    h                real,
    geometry         bytea,
    attributes       jsonb NOT NULL DEFAULT '{}',
    source           smallint NOT NULL,
    src_set          integer,
    src_seq          smallint,
    model_version_id bigint,
    run_id           integer,
    confidence       real,
    version          integer NOT NULL DEFAULT 0,
    action_id        bigint,
    created_by       bigint,
    created_at       timestamptz NOT NULL DEFAULT now(),
    deleted_at       timestamptz
);
CREATE INDEX annotation_label ON annotation (project_id, label_id, item_id DESC) WHERE deleted_at IS NULL;
CREATE INDEX annotation_item ON annotation (project_id, item_id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX annotation_source ON annotation (src_set, item_id, src_seq) WHERE deleted_at IS NULL;
