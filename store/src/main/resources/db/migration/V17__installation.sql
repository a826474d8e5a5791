-- Which installation this is. The blob store carries the same id: files are removed from it only where both agree, so that
-- a new or another database never takes the files of this one for unused.
CREATE TABLE installation (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    id       uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO installation DEFAULT VALUES;
