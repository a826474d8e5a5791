package io.autotag.store;

import java.util.List;

/**
 * Puts what a forced run has found in the place of what was found before, in the transaction of its write. The claim
 * changes hands without ever being away, so that no other run takes the item for one that nobody has looked at.
 */
final class Replacement {

    private Replacement() {}

    /** In the order that everybody keeps, so that nobody waits in a circle. */
    static void lockClaims(Transaction tx, long setId, long[] itemIds) {
        tx.sql(
                        "SELECT 1 FROM set_item WHERE set_id = ? AND item_id = ANY (?) ORDER BY item_id FOR UPDATE",
                        setId,
                        itemIds)
                .execute();
    }

    /** Claims, then predictions; what somebody decides meanwhile is seen by the statements that follow. */
    static void lock(Transaction tx, WriteFence fence, long[] itemIds) {
        lockClaims(tx, fence.setId(), itemIds);
        tx.sql(
                        "SELECT 1 FROM prediction p WHERE p.shard = ? AND p.set_id = ? AND p.item_id = ANY (?)"
                                + " ORDER BY p.item_id, p.seq FOR UPDATE",
                        fence.shard(),
                        fence.setId(),
                        itemIds)
                .execute();
    }

    /**
     * Takes over the claims that the run is to replace, but for items that it has failed on, and removes what they stood
     * for. An item on which somebody has decided by now stays as it is, and the run is done with it.
     *
     * @param counts how many predictions there are of each item
     * @return the ids of the items that it has taken over
     */
    static List<Long> apply(Transaction tx, WriteFence fence, long[] itemIds, short[] counts) {
        leaveDecided(tx, fence, itemIds);
        List<Long> taken = tx.sql(
                        """
                        UPDATE set_item i SET run_id = ?, n = u.n, replacing_run_id = NULL
                        FROM unnest(?, ?) AS u(item_id, n)
                        WHERE i.set_id = ? AND i.item_id = u.item_id AND i.replacing_run_id = ?
                          AND NOT EXISTS (SELECT 1 FROM run_failure f WHERE f.run_id = ? AND f.item_id = u.item_id)
                        RETURNING i.item_id""",
                        (int) fence.runId(),
                        itemIds,
                        counts,
                        fence.setId(),
                        (int) fence.runId(),
                        fence.runId())
                .list(row -> row.number("item_id"));
        long[] ids = taken.stream().mapToLong(Long::longValue).toArray();
        tx.sql(
                        "DELETE FROM prediction WHERE shard = ? AND set_id = ? AND item_id = ANY (?)",
                        fence.shard(),
                        fence.setId(),
                        ids)
                .update();
        tx.sql("DELETE FROM item_embedding WHERE set_id = ? AND item_id = ANY (?)", fence.setId(), ids)
                .update();
        return taken;
    }

    private static void leaveDecided(Transaction tx, WriteFence fence, long[] itemIds) {
        tx.sql(
                        """
                        UPDATE set_item i SET replacing_run_id = NULL
                        WHERE i.set_id = ? AND i.item_id = ANY (?) AND i.replacing_run_id = ?
                          AND EXISTS (SELECT 1 FROM prediction p
                                      WHERE p.shard = ? AND p.set_id = i.set_id AND p.item_id = i.item_id
                                        AND p.status <> 0)""",
                        fence.setId(),
                        itemIds,
                        (int) fence.runId(),
                        fence.shard())
                .update();
    }
}
