-- Which workers were seen, and what still has to be told to the outside.

CREATE TABLE worker (
    id           text PRIMARY KEY,
    host         text NOT NULL,
    pid          bigint NOT NULL,
    code_version text NOT NULL,
    queues       text[] NOT NULL,
    started_at   timestamptz NOT NULL,
    seen_at      timestamptz NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text NOT NULL,
    payload    text NOT NULL,
    attempts   integer NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX outbox_due ON outbox (topic, id);
