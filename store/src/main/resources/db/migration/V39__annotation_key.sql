-- An annotation is known by its uid. The number beside it says which came first; it is never looked up, and its index cost
-- every annotation that an action makes an entry more.
ALTER TABLE annotation DROP CONSTRAINT annotation_pkey;
ALTER TABLE annotation DROP CONSTRAINT annotation_uid_key;
ALTER TABLE annotation ADD PRIMARY KEY (uid);
