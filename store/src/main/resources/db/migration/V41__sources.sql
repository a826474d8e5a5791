-- Pictures that stay where they are: places whose pictures become items of a dataset and are read there, not copied.

-- sealed: keys or addresses, sealed with a key of the installation. next_scan_at is empty without a schedule, while paused and
-- while a scan is open. position: the last path that the open scan has committed. refusals: how often in a row the source did
-- not let it go on from there.
CREATE TABLE source (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid           text NOT NULL UNIQUE,
    dataset_id    bigint NOT NULL REFERENCES dataset,
    name          text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('folder', 's3', 'urls')),
    location      text NOT NULL,
    endpoint      text,
    region        text,
    sealed        text,
    every_seconds bigint CHECK (every_seconds >= 60),
    is_paused     boolean NOT NULL DEFAULT false,
    next_scan_at  timestamptz,
    scan          integer NOT NULL DEFAULT 0,
    scan_state    text NOT NULL DEFAULT 'never' CHECK (scan_state IN ('never', 'scanning', 'done', 'failed')),
    position      text NOT NULL DEFAULT '',
    refusals      integer NOT NULL DEFAULT 0,
    started_at    timestamptz,
    ended_at      timestamptz,
    seen          bigint NOT NULL DEFAULT 0,
    added         bigint NOT NULL DEFAULT 0,
    changed       bigint NOT NULL DEFAULT 0,
    vanished      bigint NOT NULL DEFAULT 0,
    failed        bigint NOT NULL DEFAULT 0,
    message       text,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (dataset_id, name)
);
CREATE INDEX source_due ON source (next_scan_at) WHERE next_scan_at IS NOT NULL;
CREATE INDEX source_scanning ON source (id) WHERE scan_state = 'scanning';

-- tag: what the source says of this version of the object; without one it is read at every scan. address: sealed, for objects
-- that are not named by their path. scan: the last one that saw it.
CREATE TABLE source_object (
    id        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
    path      text COLLATE "C" NOT NULL,
    address   text,
    tag       text,
    sha256    text REFERENCES blob,
    bytes     bigint,
    item_id   bigint REFERENCES item,
    state     text NOT NULL CHECK (state IN ('present', 'gone', 'failed')),
    sentence  text,
    scan      integer NOT NULL,
    PRIMARY KEY (source_id, path)
);
CREATE INDEX source_object_blob ON source_object (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX source_object_scan ON source_object (source_id, scan) WHERE state <> 'gone';
CREATE INDEX source_object_failed ON source_object (source_id, id DESC) WHERE state = 'failed';
