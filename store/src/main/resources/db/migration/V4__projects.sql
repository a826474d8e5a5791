-- Projects: which datasets are labelled together, and what Autotag does to them.

CREATE TABLE project (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid        text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    org_id     bigint NOT NULL REFERENCES organisation,
    owner_name text NOT NULL,
    name       text NOT NULL,
    slug       text NOT NULL,
    status     text NOT NULL DEFAULT 'active',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (org_id, owner_name, slug)
);
CREATE INDEX project_org ON project (org_id, id DESC);

CREATE TABLE project_dataset (
    project_id bigint NOT NULL REFERENCES project,
    dataset_id bigint NOT NULL REFERENCES dataset,
    PRIMARY KEY (project_id, dataset_id)
);
CREATE INDEX project_dataset_dataset ON project_dataset (dataset_id);

CREATE TABLE autotag_settings (
    project_id      bigint PRIMARY KEY REFERENCES project,
    enabled         boolean NOT NULL,
    model_id        bigint REFERENCES model,
    selection_kind  text NOT NULL,
    selection_uids  text[] NOT NULL,
    selection_query text,
    auto_run        boolean NOT NULL,
    updated_at      timestamptz NOT NULL DEFAULT now()
);
