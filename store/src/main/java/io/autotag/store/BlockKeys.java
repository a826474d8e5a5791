package io.autotag.store;

/** The keys of one block: as a part of statements, and locked. */
final class BlockKeys {

    /** The keys with what was seen of each; wants the action's id and the block's number. */
    static final String KEYS =
            """
            WITH k AS (
                SELECT u.item_id, u.seq, u.run_id, u.version, u.status
                FROM bulk_block b
                CROSS JOIN LATERAL unnest(b.item_ids, b.seqs, b.run_ids, b.versions, b.statuses)
                    AS u(item_id, seq, run_id, version, status)
                WHERE b.action_id = ? AND b.block = ? ORDER BY u.item_id, u.seq)
            """;

    /** The row of a key in the block's set; wants shard and set. */
    static final String ROW = "p.shard = ? AND p.set_id = ? AND p.item_id = k.item_id AND p.seq = k.seq";

    /** The block is done, as far as the part {@code done} of the statement has rows; wants the action's id and the block's number. */
    static final String COUNTED =
            "UPDATE bulk_block SET state = 1, applied = (SELECT count(*) FROM done) WHERE action_id = ? AND block = ?";

    private BlockKeys() {}

    /** The claims of the block's items: before predictions, as everybody does who removes them. */
    static void lockClaims(Transaction tx, BulkRow action, BulkBlock block) {
        tx.sql(
                        """
                        SELECT count(*) FROM (
                            SELECT 1 FROM set_item i WHERE i.set_id = ? AND i.item_id = ANY (
                                SELECT unnest(b.item_ids) FROM bulk_block b WHERE b.action_id = ? AND b.block = ?)
                            ORDER BY i.item_id FOR UPDATE) locked""",
                        (int) block.setId(),
                        action.id(),
                        block.block())
                .execute();
    }

    /** In the order that everybody keeps; what was decided meanwhile is seen by the statements that follow. */
    static void lock(Transaction tx, BulkRow action, BulkBlock block) {
        tx.sql(
                        KEYS + "SELECT count(*) FROM (SELECT 1 FROM k JOIN prediction p ON " + ROW
                                + " ORDER BY p.item_id, p.seq FOR UPDATE OF p) locked",
                        action.id(),
                        block.block(),
                        (short) block.shard(),
                        (int) block.setId())
                .execute();
    }
}
