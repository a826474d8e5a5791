-- What people say of a model version; the version itself never changes.

ALTER TABLE model_version ADD COLUMN notes text NOT NULL DEFAULT '';

CREATE TABLE model_metric (
    model_version_id bigint NOT NULL REFERENCES model_version,
    name             text NOT NULL,
    value            double precision NOT NULL,
    PRIMARY KEY (model_version_id, name)
);
