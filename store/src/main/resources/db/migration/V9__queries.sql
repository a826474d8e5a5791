-- What queries need of the tables they read.

-- Keys are ordered by the code points of their letters, the same on every machine; the unique index follows.
ALTER TABLE item ALTER COLUMN key TYPE text COLLATE "C";

-- Items are paged by id, newest first. Two ingests at once take turns with ids, so the moment of the row is what grows
-- with them; the moment at which its transaction began does not.
ALTER TABLE item ALTER COLUMN created_at SET DEFAULT clock_timestamp();

-- One value of a metadata key, when few items have it.
CREATE INDEX item_metadata ON item USING gin (metadata jsonb_path_ops);
