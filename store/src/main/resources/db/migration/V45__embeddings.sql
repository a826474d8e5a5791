-- Vectors of models that describe pictures instead of tagging them: one of each item of a set, in half precision, low
-- byte first. They go with the claim: what makes room for a new look at an item makes room for its vector too.
CREATE TABLE item_embedding (
    set_id  integer NOT NULL,
    item_id bigint NOT NULL,
    vector  bytea NOT NULL CHECK (octet_length(vector) BETWEEN 4 AND 8192 AND octet_length(vector) % 2 = 0),
    PRIMARY KEY (set_id, item_id),
    FOREIGN KEY (set_id, item_id) REFERENCES set_item ON DELETE CASCADE
);

-- All of a set are read one after the other, so they stand in the rows as far as they fit into a page; nothing makes
-- such numbers shorter.
ALTER TABLE item_embedding ALTER COLUMN vector SET STORAGE EXTERNAL;
ALTER TABLE item_embedding SET (toast_tuple_target = 8160);
