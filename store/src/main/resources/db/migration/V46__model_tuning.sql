-- How workers found versions to be best called, and how fast they were then, on each kind of machine: the latest counts.
CREATE TABLE model_tuning (
    model_version_id  bigint NOT NULL REFERENCES model_version,
    machine           text NOT NULL,
    device            text NOT NULL,
    callers           integer NOT NULL CHECK (callers > 0),
    threads           integer NOT NULL CHECK (threads > 0),
    images_per_second double precision NOT NULL CHECK (images_per_second > 0),
    measured_at       timestamptz NOT NULL,
    PRIMARY KEY (model_version_id, machine)
);
