package io.autotag.search;

import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts in PostgreSQL which of some items fulfil a condition, for many conditions in few statements. */
final class CheckedCounts {

    private static final int TO_A_STATEMENT = 32;

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
        for (int from = 0; from < counts.size(); from += TO_A_STATEMENT) {
            List<SqlFragment> some = counts.subList(from, Math.min(from + TO_A_STATEMENT, counts.size()));
            SqlFragment statement = some.stream()
                    .reduce((one, other) -> one.then(" UNION ALL ").then(other))
                    .orElseThrow();
            tx.sql(statement)
                    .list(row -> Map.entry(row.integer("value"), row.number("items")))
                    .forEach(count -> taker.take(count.getKey(), count.getValue()));
        }
    }

    /** Takes how many items a value has. */
    @FunctionalInterface
    interface Taker {

        void take(int value, long items);
    }
}
