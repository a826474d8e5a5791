-- Exports: files of what people confirmed and models say, for the world outside.

-- blob_sha256 is the file, as long as it is kept; it is not noted in blob, so that it goes when nothing here names it.
-- attempt counts those who began to write the file: only the last one may finish.
CREATE TABLE export (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid             text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    org_id          bigint NOT NULL REFERENCES organisation,
    project_id      bigint NOT NULL REFERENCES project,
    person          bigint NOT NULL REFERENCES app_user,
    idempotency_key text,
    name            text NOT NULL,
    format          text NOT NULL CHECK (format IN ('coco', 'yolo', 'voc', 'jsonl')),
    content         text NOT NULL CHECK (content IN ('annotations', 'suggestions', 'both')),
    images          boolean NOT NULL,
    query           text NOT NULL,
    dataset_uids    text[] NOT NULL,
    slice_uids      text[] NOT NULL,
    state           text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'processing', 'exported', 'failed',
                                                                       'cancelled')),
    frozen          boolean NOT NULL DEFAULT false,
    attempt         integer NOT NULL DEFAULT 0,
    items           bigint NOT NULL DEFAULT 0,
    done            bigint NOT NULL DEFAULT 0,
    annotations     bigint NOT NULL DEFAULT 0,
    suggestions     bigint NOT NULL DEFAULT 0,
    missing         bigint NOT NULL DEFAULT 0,
    blob_sha256     text,
    bytes           bigint,
    error_message   text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    finished_at     timestamptz,
    expires_at      timestamptz,
    UNIQUE (org_id, idempotency_key)
);
CREATE INDEX export_org ON export (org_id, id DESC);
CREATE INDEX export_project ON export (project_id, id DESC);
CREATE INDEX export_open ON export (id) WHERE state IN ('requested', 'processing');
CREATE INDEX export_file ON export (blob_sha256) WHERE blob_sha256 IS NOT NULL;

-- The frozen items, 512 a block in the order of their ids, until the export has ended.
CREATE TABLE export_block (
    export_id bigint NOT NULL REFERENCES export,
    block     integer NOT NULL,
    item_ids  bigint[] NOT NULL,
    PRIMARY KEY (export_id, block)
);
