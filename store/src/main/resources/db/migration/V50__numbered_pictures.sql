-- Which picture a file of annotations means by a number, and which item that is, for as long as the file is read: a file may name
-- millions. What a crash of the server takes away belongs to an import that it took away, too.
CREATE UNLOGGED TABLE ground_truth_picture (
    import_id bigint NOT NULL REFERENCES ground_truth_import,
    number    bigint NOT NULL,
    name      text NOT NULL,
    item_id   bigint,
    width     integer,
    height    integer,
    refusal   text,
    PRIMARY KEY (import_id, number)
);
