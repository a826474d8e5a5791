-- How many pictures went into one inference. What was found earlier was found with one.
ALTER TABLE model_tuning ADD COLUMN batch integer NOT NULL DEFAULT 1 CHECK (batch > 0);
