package io.autotag.store;

import io.autotag.query.sql.SqlFragment;

/**
 * The rows of a block by their keys, in the statement that decides them. It waits for whoever is at one of them, so that it
 * wants a {@link BriefWait} around it.
 */
record KeyedRows(BulkRow action, BulkBlock block, BlockCondition condition) implements BlockRows {

    @Override
    public Statement begin() {
        return new Statement().add(BlockKeys.KEYS, action.id(), block.block());
    }

    @Override
    public SqlFragment which() {
        return row().then(" AND ").then(condition.free());
    }

    /** As the same statement sees it; all that it did not find was leased or has changed. */
    @Override
    public SqlFragment leftOut() {
        return SqlFragment.of(
                        "SELECT CASE WHEN (SELECT count(*) FROM done) = ? THEN false ELSE EXISTS (SELECT 1 FROM k JOIN "
                                + block.table() + " p ON ",
                        block.keys())
                .then(row())
                .then(" WHERE ")
                .then(condition.left())
                .then(") END AS leased, false AS busy");
    }

    private SqlFragment row() {
        return SqlFragment.of(BlockKeys.ROW, (short) block.shard(), (int) block.setId());
    }
}
