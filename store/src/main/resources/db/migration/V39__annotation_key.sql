-- An annotation is known by its uid, which is unique. The number beside it says which came first; it is never looked up, and
-- its index cost every annotation that an action makes an entry more.
ALTER TABLE annotation DROP CONSTRAINT annotation_pkey;
