-- Which annotation stems from a prediction. Drawn ones stem from none: each had an entry that nobody looks up, and most of what
-- saving many of them takes is entries of indexes. The index before it goes with the next migration: in this transaction its
-- lock would wait for a save that waits for this one.
CREATE UNIQUE INDEX annotation_origin ON annotation (src_set, item_id, src_seq)
    WHERE deleted_at IS NULL AND src_set IS NOT NULL;
