-- Whom outside to tell, and what: a delivery is written in the transaction that decided what it tells. The secret that signs
-- is sealed with a key of the installation, which the database does not have.

CREATE TABLE webhook (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid           text NOT NULL UNIQUE,
    org_id        bigint NOT NULL REFERENCES organisation,
    target_url    text NOT NULL,
    events        text[] NOT NULL CHECK (cardinality(events) > 0),
    is_active     boolean NOT NULL,
    sealed_secret text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX webhook_org ON webhook (org_id, id DESC);

-- Of one subject, such as a run, a webhook is told in the order of the ids. While a process is at a delivery due_at lies
-- ahead, so that another takes it up if that process dies. give_up_at is set at the first attempt.
CREATE TABLE webhook_delivery (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid              text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    webhook_id       bigint NOT NULL REFERENCES webhook ON DELETE CASCADE,
    event            text NOT NULL,
    subject          text NOT NULL,
    payload          text NOT NULL,
    status           text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
    attempts         integer NOT NULL DEFAULT 0,
    due_at           timestamptz NOT NULL DEFAULT now(),
    give_up_at       timestamptz,
    response_status  integer,
    response_bytes   integer,
    response_sha256  text,
    response_preview text,
    error_message    text,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70);
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, due_at, id) WHERE status = 'pending';
CREATE INDEX webhook_delivery_order ON webhook_delivery (webhook_id, subject, id) WHERE status = 'pending';
CREATE INDEX webhook_delivery_webhook ON webhook_delivery (webhook_id, id DESC);
CREATE INDEX webhook_delivery_age ON webhook_delivery (updated_at) WHERE status <> 'pending';
