package io.autotag.store;

/** What a transaction changed, for those who keep copies. */
final class ChangeRows {

    /** Says that annotations of the items or how far their review is changed. No set has this id; 0 is all but sets. */
    static final int REVIEWS = -1;

    private ChangeRows() {}

    /** The same items in several sets. */
    static void add(RoundTrip trip, long projectId, long[] setIds, long[] itemIds) {
        trip.add(
                "INSERT INTO change_log (project_id, set_id, item_ids) SELECT ?, s, ? FROM unnest(?) s",
                projectId,
                itemIds,
                setIds);
    }

    static void add(Transaction tx, long projectId, long setId, long[] itemIds) {
        if (itemIds.length > 0) {
            tx.sql("INSERT INTO change_log (project_id, set_id, item_ids) VALUES (?, ?, ?)", projectId, setId, itemIds)
                    .update();
        }
    }
}
