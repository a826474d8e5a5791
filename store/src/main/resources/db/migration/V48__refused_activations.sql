-- What was tried and refused stands beside what was done: refusal says why, and nothing changed then. version_id: null of a
-- refused way back, which had nothing to go to.
ALTER TABLE activation ADD COLUMN refusal text;
ALTER TABLE activation ALTER COLUMN version_id DROP NOT NULL;
ALTER TABLE activation ADD CHECK (version_id IS NOT NULL OR (is_rollback AND refusal IS NOT NULL));
ALTER TABLE activation ADD CHECK (refusal IS NULL OR rolled_back_at IS NULL);
