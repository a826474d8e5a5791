-- The orders in which pages come.

-- What is decided, by score; what is pending has p_score. Only reviewing writes it.
CREATE INDEX p_rank ON prediction (set_id, level, label_id, score, item_id) INCLUDE (shard, status) WHERE status <> 0;

CREATE INDEX project_item_reviewed ON project_item (project_id, reviewed_at, item_id) WHERE reviewed_at IS NOT NULL;
