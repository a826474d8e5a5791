package io.autotag.search;

import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts in PostgreSQL which of some items fulfil a condition, for many conditions in few statements. */
final class CheckedCounts {

    private static final int TO_A_STATEMENT = 32;

    /** A statement of PostgreSQL has at most 65,535. */
    private static final int MOST_VALUES = 30_000;

    private final List<SqlFragment> counts = new ArrayList<>();

    /** @param condition over the item i */
    void add(int value, long[] itemIds, SqlFragment condition) {
        counts.add(SqlFragment.of(
                        "SELECT ?::int AS value, count(*) AS items FROM item i WHERE i.id = ANY (?) AND ",
                        value,
                        itemIds)
                .then(condition));
    }

    void run(Transaction tx, Taker taker) {
        int from = 0;
        while (from < counts.size()) {
            SqlFragment statement = counts.get(from++);
            for (int more = 1; more < TO_A_STATEMENT && from < counts.size() && fits(statement, from); more++) {
                statement = statement.then(" UNION ALL ").then(counts.get(from++));
            }
            tx.sql(statement)
                    .list(row -> Map.entry(row.integer("value"), row.number("items")))
                    .forEach(count -> taker.take(count.getKey(), count.getValue()));
        }
    }

    private boolean fits(SqlFragment statement, int next) {
        return statement.values().size() + counts.get(next).values().size() <= MOST_VALUES;
    }

    /** Takes how many items a value has. */
    @FunctionalInterface
    interface Taker {

        void take(int value, long items);
    }
}
