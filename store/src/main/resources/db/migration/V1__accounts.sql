-- Who may do what: organisations, their users and their keys. A key is known by its SHA-256 only.

CREATE TABLE organisation (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid        text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    name       text NOT NULL,
    slug       text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE app_user (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid        text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    org_id     bigint NOT NULL REFERENCES organisation,
    login      text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX app_user_org ON app_user (org_id);

CREATE TABLE api_key (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid          text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    org_id       bigint NOT NULL REFERENCES organisation,
    user_id      bigint NOT NULL REFERENCES app_user,
    name         text NOT NULL,
    prefix       text NOT NULL,
    sha256       bytea NOT NULL UNIQUE CHECK (octet_length(sha256) = 32),
    role         text NOT NULL CHECK (role IN ('viewer', 'annotator', 'operator', 'admin')),
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX api_key_org ON api_key (org_id, id DESC);
