package io.autotag.store;

import io.autotag.query.sql.SqlFragment;

/**
 * The rows of a block that belong to this transaction until it ends, taken before they are decided. Who is at one of them is
 * not waited for; what is left out comes again at the end.
 *
 * @param places where their rows lie, as text; nobody moves them now
 * @param statuses what each is frozen as, as text
 * @param someLeased whether items of the block are in people's hands
 * @param someBusy whether rows were left out because somebody was at them
 */
record TakenRows(String places, String statuses, boolean someLeased, boolean someBusy) implements BlockRows {

    private static final String PLACES =
            "WITH k AS (SELECT * FROM unnest(?::tid[], ?::smallint[]) AS u(place, status))";

    /** In the order that everybody keeps. */
    private static final String TAKEN =
            """
            SELECT coalesce(array_agg(place), '{}')::text AS places, coalesce(array_agg(status), '{}')::text AS statuses,
                   count(*) AS taken
            FROM (SELECT p.ctid AS place, k.status\s""";

    private static final String IN_ORDER = " ORDER BY k.item_id, k.seq FOR UPDATE OF p ";

    private static final String LEFT_OUT =
            """
            SELECT coalesce(bool_or(leased), false) AS leased, coalesce(bool_or(NOT leased), false) AS busy
            FROM (SELECT\s""";

    /** A block that comes again waits for its few rows. */
    static TakenRows take(Transaction tx, BulkRow action, BulkBlock block, BlockCondition condition) {
        SqlFragment keys = SqlFragment.of(BlockKeys.KEYS, action.id(), block.block());
        SqlFragment rows = SqlFragment.of(
                "FROM k JOIN " + block.table() + " p ON " + BlockKeys.ROW + " WHERE ", (short) block.shard(), (int)
                        block.setId());
        SqlFragment taking = keys.then(TAKEN)
                .then(rows)
                .then(condition.free())
                .then(IN_ORDER + (block.isBack() ? "" : "SKIP LOCKED") + ") taken");
        Taken taken =
                tx.sql(taking).one(row -> new Taken(row.text("places"), row.text("statuses"), row.integer("taken")));
        if (taken.count() == block.keys()) {
            return new TakenRows(taken.places(), taken.statuses(), false, false);
        }
        SqlFragment left = keys.then(LEFT_OUT)
                .then(condition.leased())
                .then(" AS leased ")
                .then(rows)
                .then(condition.still())
                .then(" AND p.ctid NOT IN (SELECT unnest(?::tid[]))) left_out", taken.places());
        return tx.sql(left)
                .one(row -> new TakenRows(taken.places(), taken.statuses(), row.truth("leased"), row.truth("busy")));
    }

    @Override
    public Statement begin() {
        return new Statement().add(PLACES, places, statuses);
    }

    @Override
    public SqlFragment which() {
        return SqlFragment.of("p.ctid = k.place");
    }

    @Override
    public SqlFragment leftOut() {
        return SqlFragment.of("SELECT ?::boolean AS leased, ?::boolean AS busy", someLeased, someBusy);
    }

    private record Taken(String places, String statuses, int count) {}
}
