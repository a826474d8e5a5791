-- What was found before stays until the forced run that replaces it writes: the claim names that run, and holds against
-- everybody else meanwhile. A name that is left over, of a run that ended, means nothing.
ALTER TABLE set_item ADD COLUMN replacing_run_id integer;
