-- Models, their versions and the labels these can give.

CREATE TABLE label (
    id     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    org_id bigint NOT NULL REFERENCES organisation,
    name   text NOT NULL,
    UNIQUE (org_id, name)
);

CREATE TABLE model (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid               text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    org_id            bigint NOT NULL REFERENCES organisation,
    name              text NOT NULL,
    active_version_id bigint,
    created_at        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (org_id, name)
);

CREATE TABLE model_version (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid          text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    model_id     bigint NOT NULL REFERENCES model,
    version      integer NOT NULL,
    blob_sha256  text NOT NULL REFERENCES blob,
    card_yaml    text NOT NULL,
    card_sha256  text NOT NULL,
    head         text NOT NULL,
    reason       text NOT NULL,
    level        text NOT NULL CHECK (level IN ('image', 'object')),
    training_set text NOT NULL,
    state        text NOT NULL CHECK (state IN ('draft', 'active', 'retired')),
    previewed_at timestamptz,
    created_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (model_id, version)
);
CREATE INDEX model_version_training_set ON model_version (training_set);
ALTER TABLE model ADD FOREIGN KEY (active_version_id) REFERENCES model_version;

-- The outputs of a version in their order; two outputs may share a label.
CREATE TABLE model_label (
    model_version_id bigint NOT NULL REFERENCES model_version,
    position         integer NOT NULL,
    label_id         integer NOT NULL REFERENCES label,
    PRIMARY KEY (model_version_id, position)
);
