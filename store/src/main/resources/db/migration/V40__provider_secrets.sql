-- Secrets that go along when pictures are sent to providers, each to its own origin alone. They are sealed with a key of the
-- installation, which the database does not have.

CREATE TABLE provider_secret (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    org_id     bigint NOT NULL REFERENCES organisation,
    name       text NOT NULL,
    origin     text NOT NULL,
    sealed     text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (org_id, name)
);
