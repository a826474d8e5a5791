package io.autotag.store;

/**
 * The predictions of a block that belong to this transaction until it ends. Who decides on one of them meanwhile is not
 * waited for, so that a block never holds others up for longer than its own work; the rest of it comes again at the end.
 *
 * @param places where their rows lie, as text; nobody moves them now
 * @param statuses what each is frozen as, as text
 * @param someLeased whether items of the block are in people's hands
 * @param someBusy whether rows were left out because somebody was at them
 */
record BlockRows(String places, String statuses, boolean someLeased, boolean someBusy) {

    /** Still as it was frozen; leased are items that somebody else holds. Wants project, actor, set. */
    static final String UNCHANGED =
            """
            , found AS MATERIALIZED (
                SELECT p.ctid AS place, p.item_id, p.seq, p.run_id, p.version, k.status, EXISTS (
                    SELECT 1 FROM project_item i WHERE i.project_id = ? AND i.item_id = k.item_id
                      AND i.lease_until > now() AND i.lease_user <> ?) AS leased
                FROM k JOIN %1$s p ON p.set_id = ? AND p.item_id = k.item_id AND p.seq = k.seq
                WHERE p.status = k.status AND p.version = k.version AND p.run_id = k.run_id)""";

    /** Still as the action made it. Wants set, action. */
    static final String UNTOUCHED =
            """
            , found AS MATERIALIZED (
                SELECT p.ctid AS place, p.item_id, p.seq, p.run_id, p.version, k.status, false AS leased
                FROM k JOIN %1$s p ON p.set_id = ? AND p.item_id = k.item_id AND p.seq = k.seq
                WHERE p.action_id = ?)""";

    /** In the order that everybody keeps; who has changed one since it was found keeps it. */
    private static final String OWN =
            """
            , own AS (
                SELECT p.ctid AS place, f.status FROM found f JOIN %1$s p ON p.ctid = f.place
                WHERE NOT f.leased AND p.version = f.version AND p.run_id = f.run_id
                ORDER BY f.item_id, f.seq FOR UPDATE OF p %2$s)
            SELECT coalesce(array_agg(place), '{}')::text AS places, coalesce(array_agg(status), '{}')::text AS statuses,
                   (SELECT coalesce(bool_or(leased), false) FROM found) AS some_leased,
                   count(*) < (SELECT count(*) FROM found WHERE NOT leased) AS some_missing
            FROM own""";

    /** Takes what the statement finds; a block that comes again waits for its few rows in their order. */
    static BlockRows take(Transaction tx, BulkBlock block, Statement found) {
        String own = OWN.formatted(block.table(), block.isBack() ? "" : "SKIP LOCKED");
        return found.add(own)
                .in(tx)
                .one(row -> new BlockRows(
                        row.text("places"),
                        row.text("statuses"),
                        row.truth("some_leased"),
                        row.truth("some_missing") && !block.isBack()));
    }
}
