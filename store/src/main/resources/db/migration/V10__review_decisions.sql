-- Review: the labels of a project, the log of every decision, leases, bulk actions and assignments.

-- The taxonomy: which of the organisation's labels a project uses, and how they look.
CREATE TABLE project_label (
    project_id bigint NOT NULL REFERENCES project,
    label_id   integer NOT NULL REFERENCES label,
    position   integer NOT NULL,
    colour     text NOT NULL CHECK (colour ~ '^#[0-9a-f]{6}$'),
    hot_key    text CHECK (length(hot_key) = 1),
    PRIMARY KEY (project_id, label_id),
    UNIQUE (project_id, hot_key)
);

CREATE TABLE label_attribute (
    project_id bigint NOT NULL,
    label_id   integer NOT NULL,
    name       text NOT NULL,
    position   integer NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('text', 'number', 'truth', 'choice')),
    choices    text[] NOT NULL,
    minimum    double precision,
    maximum    double precision,
    PRIMARY KEY (project_id, label_id, name),
    FOREIGN KEY (project_id, label_id) REFERENCES project_label ON DELETE CASCADE
);

-- What a model version's label is called in the project; null: it is ignored. Every label of every version that has
-- a set in the project has a row.
CREATE TABLE label_map (
    project_id       bigint NOT NULL,
    model_version_id bigint NOT NULL REFERENCES model_version,
    label_id         integer NOT NULL REFERENCES label,
    target_label_id  integer,
    PRIMARY KEY (project_id, model_version_id, label_id),
    FOREIGN KEY (project_id, target_label_id) REFERENCES project_label
);
CREATE INDEX label_map_target ON label_map (project_id, target_label_id);

INSERT INTO project_label (project_id, label_id, position, colour)
SELECT project_id, label_id, row_number() OVER (PARTITION BY project_id ORDER BY label_id) - 1, '#4fa8f5'
FROM (SELECT DISTINCT s.project_id, l.label_id
      FROM prediction_set s JOIN model_label l ON l.model_version_id = s.model_version_id) known;
INSERT INTO label_map (project_id, model_version_id, label_id, target_label_id)
SELECT DISTINCT s.project_id, s.model_version_id, l.label_id, l.label_id
FROM prediction_set s JOIN model_label l ON l.model_version_id = s.model_version_id;

ALTER TABLE annotation
    ADD COLUMN score      real,
    ADD COLUMN updated_by bigint,
    ADD COLUMN updated_at timestamptz;
-- Only what a bulk action took away has to be found by it, when that is taken back.
CREATE INDEX annotation_taken ON annotation (action_id, item_id) WHERE deleted_at IS NOT NULL AND action_id IS NOT NULL;

-- A save that was acknowledged, so that the same request sent again is answered and not done again.
CREATE TABLE review_save (
    user_id         bigint NOT NULL,
    idempotency_key text NOT NULL,
    project_id      bigint NOT NULL,
    item_id         bigint NOT NULL,
    request_sha     bytea NOT NULL,
    state           text NOT NULL,
    version         integer NOT NULL,
    pending         integer NOT NULL,
    added           text[] NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, idempotency_key)
);
CREATE INDEX review_save_age ON review_save (created_at);

-- The log. Rows are only ever added. One row for each decision of a person; a bulk action writes one row a block, with
-- the keys it really changed.
CREATE TABLE review_event (
    id             bigint GENERATED ALWAYS AS IDENTITY,
    at             timestamptz NOT NULL DEFAULT now(),
    project_id     bigint NOT NULL,
    actor          bigint NOT NULL,
    kind           text NOT NULL,
    item_id        bigint,
    set_id         integer,
    seq            smallint,
    annotation_uid text,
    before         jsonb,
    after          jsonb,
    action_id      bigint,
    item_ids       bigint[],
    seqs           smallint[],
    items          int8range,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX review_event_item ON review_event (project_id, item_id, id DESC) WHERE item_id IS NOT NULL;
CREATE INDEX review_event_project ON review_event (project_id, id DESC);
CREATE INDEX review_event_actor ON review_event (project_id, actor, id DESC);
CREATE INDEX review_event_action ON review_event (action_id, id) WHERE action_id IS NOT NULL;
CREATE INDEX review_event_items ON review_event USING gist (items) WHERE items IS NOT NULL;

-- A partition for each month, made ahead by those who run the system; the default one is for the day they forget.
CREATE TABLE review_event_rest PARTITION OF review_event DEFAULT;

CREATE FUNCTION review_event_extend(months integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    first date;
    name  text;
    made  integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(10, 0);
    FOR n IN 0..months LOOP
        first := date_trunc('month', now())::date + make_interval(months => n);
        name := 'review_event_' || to_char(first, 'YYYY_MM');
        IF to_regclass(name) IS NULL THEN
            EXECUTE format('CREATE TABLE %I (LIKE review_event INCLUDING DEFAULTS)', name);
            EXECUTE format('ALTER TABLE review_event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name,
                           first, first + interval '1 month');
            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END $$;
SELECT review_event_extend(12);

-- What was asked of many predictions at once. undo_actor is who took it back.
CREATE TABLE bulk_action (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid              text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    project_id       bigint NOT NULL REFERENCES project,
    actor            bigint NOT NULL REFERENCES app_user,
    idempotency_key  text,
    operation        text NOT NULL CHECK (operation IN ('accept', 'reject', 'relabel', 'reset', 'add_slice',
                                                        'delete_run', 'hide_version')),
    query            text,
    label_id         integer REFERENCES label,
    slice_id         bigint REFERENCES slice,
    run_id           integer REFERENCES run,
    model_version_id bigint REFERENCES model_version,
    reason           text NOT NULL,
    state            text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'paused', 'completed',
                                                                      'failed', 'cancelled', 'undoing', 'undone')),
    desired          text NOT NULL DEFAULT 'run' CHECK (desired IN ('run', 'pause', 'cancel')),
    frozen           boolean NOT NULL DEFAULT false,
    matched          bigint NOT NULL DEFAULT 0,
    error_message    text,
    created_at       timestamptz NOT NULL DEFAULT now(),
    finished_at      timestamptz,
    undo_actor       bigint REFERENCES app_user,
    undone_at        timestamptz,
    UNIQUE (project_id, idempotency_key)
);
CREATE INDEX bulk_action_project ON bulk_action (project_id, id DESC);
CREATE INDEX bulk_action_open ON bulk_action (id) WHERE state IN ('pending', 'running', 'undoing');

-- The frozen keys of an action with what was seen of each; set_id is null where items are meant, not predictions.
-- state 0 waiting 1 applied 2 taken back; a block with items that were leased comes again after all others.
CREATE TABLE bulk_block (
    action_id bigint NOT NULL REFERENCES bulk_action,
    block     integer NOT NULL,
    set_id    integer,
    item_ids  bigint[] NOT NULL,
    seqs      smallint[],
    run_ids   integer[],
    versions  smallint[],
    statuses  smallint[],
    state     smallint NOT NULL DEFAULT 0,
    keys      integer NOT NULL,
    applied   integer NOT NULL DEFAULT 0,
    undone    integer NOT NULL DEFAULT 0,
    leased_at  timestamptz,
    tried_at   timestamptz,
    applied_at timestamptz,
    PRIMARY KEY (action_id, block)
);
CREATE INDEX bulk_block_state ON bulk_block (action_id, state, tried_at, block);

-- An item set for people to review.
CREATE TABLE assignment (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid             text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    project_id      bigint NOT NULL REFERENCES project,
    name            text NOT NULL,
    selection_kind  text NOT NULL,
    selection_uids  text[] NOT NULL,
    selection_query text,
    created_by      bigint NOT NULL REFERENCES app_user,
    created_at      timestamptz NOT NULL DEFAULT now(),
    closed_at       timestamptz
);
CREATE INDEX assignment_project ON assignment (project_id, id DESC);

CREATE TABLE assignment_user (
    assignment_id bigint NOT NULL REFERENCES assignment,
    user_id       bigint NOT NULL REFERENCES app_user,
    PRIMARY KEY (assignment_id, user_id)
);
CREATE INDEX assignment_user_user ON assignment_user (user_id);
