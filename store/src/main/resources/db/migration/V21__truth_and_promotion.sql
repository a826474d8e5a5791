-- Annotations from outside as the truth, and versions that become active because they are not worse.

-- crowd: stands for many objects that nobody told apart, as in COCO.
ALTER TABLE annotation ADD COLUMN crowd boolean NOT NULL DEFAULT false;

CREATE TABLE ground_truth_import (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid         text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    project_id  bigint NOT NULL REFERENCES project,
    format      text NOT NULL CHECK (format IN ('coco', 'yolo', 'voc')),
    actor       bigint NOT NULL REFERENCES app_user,
    pictures    bigint NOT NULL DEFAULT 0,
    added       bigint NOT NULL DEFAULT 0,
    present     bigint NOT NULL DEFAULT 0,
    rejected    bigint NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);
CREATE INDEX ground_truth_import_project ON ground_truth_import (project_id, id DESC);

-- Of these items everything is known, also that nothing is there.
CREATE TABLE ground_truth_item (
    project_id bigint NOT NULL REFERENCES project,
    item_id    bigint NOT NULL,
    import_id  bigint NOT NULL REFERENCES ground_truth_import,
    PRIMARY KEY (project_id, item_id)
);

-- The items by which versions are compared before one becomes active; without a row all items of the project are.
CREATE TABLE promotion_gate (
    project_id bigint PRIMARY KEY REFERENCES project,
    query      text NOT NULL,
    updated_by bigint NOT NULL REFERENCES app_user,
    updated_at timestamptz NOT NULL DEFAULT now()
);

-- Who made which version the active one, and what the gate found. rolled_back_at: it was taken back.
CREATE TABLE activation (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid                 text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    model_id            bigint NOT NULL REFERENCES model,
    version_id          bigint NOT NULL REFERENCES model_version,
    previous_version_id bigint REFERENCES model_version,
    is_rollback         boolean NOT NULL,
    forced              boolean NOT NULL,
    reason              text NOT NULL,
    findings            text[] NOT NULL,
    actor               bigint NOT NULL REFERENCES app_user,
    created_at          timestamptz NOT NULL DEFAULT now(),
    rolled_back_at      timestamptz
);
CREATE INDEX activation_model ON activation (model_id, id DESC);
