package io.autotag.store;

/** Items that another run had tagged, without and with decisions of people. */
record SkipCount(long unchanged, long decided) {

    private static final SkipCount NONE = new SkipCount(0, 0);

    static SkipCount of(Transaction tx, WriteFence fence, long[] itemIds) {
        if (itemIds.length == 0) {
            return NONE;
        }
        return tx.sql(
                        """
                        SELECT count(*) FILTER (WHERE NOT decided) AS unchanged, count(*) FILTER (WHERE decided) AS decided
                        FROM (SELECT EXISTS (SELECT 1 FROM prediction p
                                             WHERE p.shard = ? AND p.set_id = i.set_id AND p.item_id = i.item_id
                                               AND p.status <> 0) AS decided
                              FROM set_item i WHERE i.set_id = ? AND i.item_id = ANY (?) AND i.run_id <> ?
                                AND i.replacing_run_id IS DISTINCT FROM ?) skipped""",
                        fence.shard(),
                        fence.setId(),
                        itemIds,
                        fence.runId(),
                        fence.runId())
                .one(row -> new SkipCount(row.number("unchanged"), row.number("decided")));
    }
}
