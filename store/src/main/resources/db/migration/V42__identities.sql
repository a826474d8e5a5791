-- People whom a provider of OpenID Connect vouches for: issuer and subject are its name for a person, which no other gets.
-- role is what the groups stood for when the person signed in last.
CREATE TABLE user_identity (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    issuer       text NOT NULL,
    subject      text NOT NULL,
    user_id      bigint NOT NULL REFERENCES app_user,
    role         text NOT NULL CHECK (role IN ('viewer', 'annotator', 'operator', 'admin')),
    signed_in_at timestamptz NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (issuer, subject),
    UNIQUE (user_id, issuer)
);

-- identity_id: the identity that was signed in with, where it was one; the session has its role.
ALTER TABLE session ADD COLUMN identity_id bigint REFERENCES user_identity;
CREATE INDEX session_of_identity ON session (identity_id) WHERE identity_id IS NOT NULL;
