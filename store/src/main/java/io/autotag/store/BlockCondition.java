package io.autotag.store;

import io.autotag.query.sql.SqlFragment;

/**
 * What must hold of a row {@code p} of a block, whose frozen state is {@code k}.
 *
 * @param still that it is as it was frozen, or as the action made it
 * @param leased that it is left to somebody who holds its item
 */
record BlockCondition(SqlFragment still, SqlFragment leased) {

    private static final String UNCHANGED = "p.status = k.status AND p.version = k.version AND p.run_id = k.run_id";

    private static final String LEASED =
            """
            EXISTS (SELECT 1 FROM project_item i WHERE i.project_id = ? AND i.item_id = k.item_id
                    AND i.lease_until > now() AND i.lease_user <> ?)""";

    /** As it was frozen; not of items that somebody else holds. */
    static BlockCondition unchanged(BulkRow action) {
        return new BlockCondition(
                SqlFragment.of(UNCHANGED), SqlFragment.of(LEASED, action.projectId(), action.actor()));
    }

    /** As the action made it. */
    static BlockCondition untouched(BulkRow action) {
        return new BlockCondition(SqlFragment.of("p.action_id = ?", action.id()), SqlFragment.of("false"));
    }

    /** That a row is to be decided now. */
    SqlFragment free() {
        return still.then(" AND NOT ").then(leased);
    }

    /** That a row is left to somebody. */
    SqlFragment left() {
        return still.then(" AND ").then(leased);
    }
}
