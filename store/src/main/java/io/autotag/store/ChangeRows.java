package io.autotag.store;

/** What a transaction changed, for those who keep copies. */
final class ChangeRows {

    /** Says that the items themselves changed: their annotations or how far their review is. No set has this id. */
    static final long NO_SET = 0;

    private ChangeRows() {}

    static void add(Transaction tx, long projectId, long setId, long[] itemIds) {
        if (itemIds.length > 0) {
            tx.sql("INSERT INTO change_log (project_id, set_id, item_ids) VALUES (?, ?, ?)", projectId, setId, itemIds)
                    .update();
        }
    }
}
