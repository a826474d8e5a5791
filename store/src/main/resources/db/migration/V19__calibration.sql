-- How confidences become scores: fitted from what people decided, for one version in one project, which is one set.

-- A fit. It is a proposal until a rescoring leads to it.
CREATE TABLE calibration (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid          text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    set_id       integer NOT NULL REFERENCES prediction_set,
    a            double precision NOT NULL,
    b            double precision NOT NULL,
    fitted       integer NOT NULL,
    held_out     integer NOT NULL,
    error_before double precision NOT NULL,
    error_after  double precision NOT NULL,
    created_by   bigint NOT NULL REFERENCES app_user,
    created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX calibration_set ON calibration (set_id, id DESC);

-- Every label of the version has a row.
CREATE TABLE calibration_label (
    calibration_id bigint NOT NULL REFERENCES calibration,
    label_id       integer NOT NULL REFERENCES label,
    a              double precision NOT NULL,
    b              double precision NOT NULL,
    reviews        integer NOT NULL,
    rights         integer NOT NULL,
    PRIMARY KEY (calibration_id, label_id)
);

-- calibration_id null: the scores are those of the model card. other_shard: where rows of the set lie that do not count,
-- because they are being written with new scores or are left from before.
ALTER TABLE prediction_set
    ADD COLUMN calibration_id bigint REFERENCES calibration,
    ADD COLUMN other_shard    smallint;

-- The scores of a set written anew, under another calibration or under the card's again. What is not in the
-- snapshot marker is still to be copied; next_marker is that of the pass after this one.
CREATE TABLE rescoring (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid              text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    set_id           integer NOT NULL REFERENCES prediction_set,
    from_calibration bigint REFERENCES calibration,
    to_calibration   bigint REFERENCES calibration,
    takes_back       boolean NOT NULL,
    source_shard     smallint NOT NULL,
    target_shard     smallint NOT NULL,
    phase            text NOT NULL DEFAULT 'copying' CHECK (phase IN ('copying', 'following', 'cleaning', 'done')),
    position         bigint NOT NULL DEFAULT 0,
    marker           pg_snapshot NOT NULL DEFAULT pg_current_snapshot(),
    next_marker      pg_snapshot NOT NULL DEFAULT pg_current_snapshot(),
    copied           bigint NOT NULL DEFAULT 0,
    actor            bigint NOT NULL REFERENCES app_user,
    created_at       timestamptz NOT NULL DEFAULT now(),
    visible_at       timestamptz,
    finished_at      timestamptz
);
CREATE UNIQUE INDEX rescoring_open ON rescoring (set_id) WHERE phase <> 'done';
CREATE INDEX rescoring_set ON rescoring (set_id, id DESC);
