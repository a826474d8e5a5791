package io.autotag.store;

import java.util.stream.Stream;

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

    private static final String UNCHANGED = "p.status = k.status AND p.version = k.version AND p.run_id = k.run_id";

    private static final String LEASED =
            """
            EXISTS (SELECT 1 FROM project_item i WHERE i.project_id = ? AND i.item_id = k.item_id
                    AND i.lease_until > now() AND i.lease_user <> ?)""";

    private static final String UNTOUCHED = "p.action_id = ?";

    /** In the order that everybody keeps. */
    private static final String TAKE =
            """
            SELECT coalesce(array_agg(place), '{}')::text AS places, coalesce(array_agg(status), '{}')::text AS statuses,
                   count(*) AS taken
            FROM (
                SELECT p.ctid AS place, k.status FROM k JOIN %s p ON %s
                WHERE %s AND NOT %s
                ORDER BY k.item_id, k.seq FOR UPDATE OF p %s) own""";

    private static final String LEFT =
            """
            , found AS (SELECT p.ctid AS place, k.item_id FROM k JOIN %s p ON %s WHERE %s)
            SELECT coalesce(bool_or(leased), false) AS leased, coalesce(bool_or(NOT leased), false) AS busy
            FROM (SELECT %s AS leased FROM found k WHERE place NOT IN (SELECT unnest(?::tid[]))) left_out""";

    /** Those that are still as they were frozen, but for items that somebody else holds. */
    static BlockRows unchanged(Transaction tx, BulkRow action, BulkBlock block) {
        return take(
                tx,
                action,
                block,
                UNCHANGED,
                LEASED,
                (short) block.shard(),
                (int) block.setId(),
                action.projectId(),
                action.actor());
    }

    /** Those that are still as the action made them. */
    static BlockRows untouched(Transaction tx, BulkRow action, BulkBlock block) {
        return take(tx, action, block, UNTOUCHED, "false", (short) block.shard(), (int) block.setId(), action.id());
    }

    /** A block that comes again waits for its few rows. */
    private static BlockRows take(
            Transaction tx, BulkRow action, BulkBlock block, String still, String leased, Object... values) {
        String taking =
                TAKE.formatted(block.table(), BlockKeys.ROW, still, leased, block.isBack() ? "" : "SKIP LOCKED");
        Taken taken = keys(action, block)
                .add(taking, values)
                .in(tx)
                .one(row -> new Taken(row.text("places"), row.text("statuses"), row.integer("taken")));
        if (taken.count() == block.keys()) {
            return new BlockRows(taken.places(), taken.statuses(), false, false);
        }
        return keys(action, block)
                .add(LEFT.formatted(block.table(), BlockKeys.ROW, still, leased), with(values, taken.places()))
                .in(tx)
                .one(row -> new BlockRows(taken.places(), taken.statuses(), row.truth("leased"), row.truth("busy")));
    }

    private static Statement keys(BulkRow action, BulkBlock block) {
        return new Statement().add(BlockKeys.KEYS, action.id(), block.block());
    }

    private static Object[] with(Object[] values, Object last) {
        return Stream.concat(Stream.of(values), Stream.of(last)).toArray();
    }

    private record Taken(String places, String statuses, int count) {}
}
