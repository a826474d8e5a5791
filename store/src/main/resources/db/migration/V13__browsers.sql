-- What browsers need: passwords, sessions, links that sign in once, who tried in vain, and thumbnails. Secrets are known
-- by their hashes only: passwords by a slow one, random texts by their SHA-256.

CREATE TABLE user_password (
    user_id    bigint PRIMARY KEY REFERENCES app_user,
    role       text NOT NULL CHECK (role IN ('viewer', 'annotator', 'operator', 'admin')),
    hash       text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

-- key_id: the key that was signed in with, where it was one; the session ends with it.
CREATE TABLE session (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256     bytea NOT NULL UNIQUE CHECK (octet_length(sha256) = 32),
    user_id    bigint NOT NULL REFERENCES app_user,
    key_id     bigint REFERENCES api_key,
    role       text NOT NULL CHECK (role IN ('viewer', 'annotator', 'operator', 'admin')),
    seen_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX session_of_user ON session (user_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE sign_in_link (
    sha256     bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
    user_id    bigint NOT NULL REFERENCES app_user,
    key_id     bigint REFERENCES api_key,
    role       text NOT NULL CHECK (role IN ('viewer', 'annotator', 'operator', 'admin')),
    expires_at timestamptz NOT NULL
);

-- subject: a login or an address from which somebody tried.
CREATE TABLE sign_in_failure (
    subject text NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX sign_in_failure_subject ON sign_in_failure (subject, at);

-- Small forms of pictures, by the hash of the picture: made on first use, kept for ever. size: the longer side in pixels.
CREATE TABLE thumbnail (
    source_sha256 text NOT NULL REFERENCES blob,
    size          smallint NOT NULL CHECK (size > 0),
    blob_sha256   text NOT NULL REFERENCES blob,
    PRIMARY KEY (source_sha256, size)
);

-- Pictures of which there can be none, with a sentence for people. One whose opening was begun twice and never ended has
-- taken the worker down and is not opened again.
CREATE TABLE thumbnail_refusal (
    source_sha256 text PRIMARY KEY REFERENCES blob,
    tries         smallint NOT NULL,
    sentence      text NOT NULL DEFAULT 'Opening this picture ended the worker twice; it is not tried again.'
);
