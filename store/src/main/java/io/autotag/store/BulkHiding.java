package io.autotag.store;

/** Hides a set of a model version; it is shown again if the version is still its model's active one. */
final class BulkHiding implements BulkEffect {

    private final Transaction tx;
    private final BulkRow action;
    private final BulkBlock block;

    BulkHiding(Transaction tx, BulkRow action, BulkBlock block) {
        this.tx = tx;
        this.action = action;
        this.block = block;
    }

    @Override
    public void apply() {
        int hidden = tx.sql("UPDATE prediction_set SET visible = false WHERE id = ? AND visible", (int) block.setId())
                .update();
        log(hidden, "hide", action.actor());
        tx.sql(
                        "UPDATE bulk_block SET state = 1, applied = ? WHERE action_id = ? AND block = ?",
                        hidden,
                        action.id(),
                        block.block())
                .update();
    }

    @Override
    public void takeBack() {
        int shown = tx.sql(
                        """
                        UPDATE prediction_set s SET visible = true
                        FROM model_version v, bulk_block b
                        WHERE s.id = ? AND NOT s.visible AND v.id = s.model_version_id AND v.state = 'active'
                          AND b.action_id = ? AND b.block = ? AND b.applied > 0""",
                        (int) block.setId(),
                        action.id(),
                        block.block())
                .update();
        log(shown, "take_back", action.undoActor());
        tx.sql(
                        "UPDATE bulk_block SET state = 2, undone = ? WHERE action_id = ? AND block = ?",
                        shown,
                        action.id(),
                        block.block())
                .update();
    }

    private void log(int changed, String kind, long actor) {
        if (changed == 0) {
            return;
        }
        tx.sql(
                        "INSERT INTO review_event (project_id, actor, kind, set_id, before, after, action_id)"
                                + " VALUES (?, ?, ?, ?, '{}', '{}', ?)",
                        action.projectId(),
                        actor,
                        kind,
                        (int) block.setId(),
                        action.id())
                .update();
        tx.sql("INSERT INTO change_log (project_id, set_id, item_ids) VALUES (?, ?, '{}')", action.projectId(), (int)
                        block.setId())
                .update();
    }
}
