-- Who changed what an organisation's data, models, people and outside connections rest on. Runs, limits and activations have
-- records of their own with what belongs to each; this is the one place that lists everybody's doing in its order. What a
-- row speaks of may be gone, hence its name beside its uid. Rows are never changed and stay.
CREATE TABLE audit_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    org_id      bigint NOT NULL REFERENCES organisation,
    actor       bigint NOT NULL REFERENCES app_user,
    kind        text NOT NULL,
    subject_uid text NOT NULL,
    subject     text NOT NULL,
    detail      text NOT NULL,
    at          timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX audit_event_org ON audit_event (org_id, id DESC);
