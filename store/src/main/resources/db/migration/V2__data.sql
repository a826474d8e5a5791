-- Images and how they are grouped. Bytes lie in the blob store under their SHA-256; these rows name them.

CREATE TABLE blob (
    sha256     text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes      bigint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE dataset (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid        text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    org_id     bigint NOT NULL REFERENCES organisation,
    owner_name text NOT NULL,
    name       text NOT NULL,
    slug       text NOT NULL,
    data_type  text NOT NULL,
    visibility text NOT NULL CHECK (visibility IN ('private', 'public')),
    status     text NOT NULL CHECK (status IN ('creating', 'created')),
    item_count bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (org_id, owner_name, slug)
);
CREATE INDEX dataset_org ON dataset (org_id, id DESC);

-- Ids stay below 2^32: bitmaps of items are 32 bits wide.
CREATE TABLE item (
    id           bigint GENERATED ALWAYS AS IDENTITY (MAXVALUE 4294967295) PRIMARY KEY,
    uid          text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    dataset_id   bigint NOT NULL REFERENCES dataset,
    key          text NOT NULL,
    blob_sha256  text NOT NULL REFERENCES blob,
    width        integer,
    height       integer,
    content_type text NOT NULL,
    bytes        bigint NOT NULL,
    metadata     jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
    created_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (dataset_id, key)
);
CREATE INDEX item_dataset ON item (dataset_id, id DESC);

-- A file on its way: reserved, arrived (its bytes are in the blob store), claimed by a dataset, ingested.
CREATE TABLE upload (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid            text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    org_id         bigint NOT NULL REFERENCES organisation,
    owner_name     text NOT NULL,
    dataset_name   text NOT NULL,
    path           text NOT NULL,
    content_type   text NOT NULL,
    content_length bigint,
    blob_sha256    text REFERENCES blob,
    bytes          bigint,
    dataset_id     bigint REFERENCES dataset,
    ingested_at    timestamptz,
    created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX upload_staged ON upload (org_id, owner_name, dataset_name, path) WHERE dataset_id IS NULL;
CREATE INDEX upload_waiting ON upload (dataset_id, id) WHERE ingested_at IS NULL;

CREATE TABLE slice (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid        text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    org_id     bigint NOT NULL REFERENCES organisation,
    owner_name text NOT NULL,
    name       text NOT NULL,
    slug       text NOT NULL,
    visibility text NOT NULL CHECK (visibility IN ('private', 'public')),
    sources    jsonb NOT NULL CHECK (jsonb_typeof(sources) = 'array'),
    item_count bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (org_id, owner_name, slug)
);

CREATE TABLE slice_item (
    slice_id bigint NOT NULL REFERENCES slice,
    item_id  bigint NOT NULL REFERENCES item,
    PRIMARY KEY (slice_id, item_id)
);
CREATE INDEX slice_item_item ON slice_item (item_id);
