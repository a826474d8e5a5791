-- What a worker says of itself beside that it is there, and the wish that it takes no more work. A worker of the version
-- before this one says nothing of the kind: its device stays null, and it cannot be drained.

ALTER TABLE worker
    ADD COLUMN device            text,
    -- Versions whose models are open, by their ids. They may go meanwhile, so nothing refers to them.
    ADD COLUMN models            bigint[] NOT NULL DEFAULT '{}',
    ADD COLUMN images_per_second real NOT NULL DEFAULT 0,
    -- Pieces of work that it has begun and not ended.
    ADD COLUMN in_hand           integer NOT NULL DEFAULT 0,
    ADD COLUMN drain_wanted_at   timestamptz;
