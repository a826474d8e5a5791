package io.autotag.search;

import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Database;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;

/** Counts in PostgreSQL as long as the budget lasts, and asks its planner for an estimate then. */
final class Counting {

    private static final String QUERY_CANCELED = "57014";

    private final Database database;
    private final Duration budget;

    Counting(Database database, Duration budget) {
        this.database = database;
        this.budget = budget;
    }

    /** @param condition the condition of the items i to count */
    ItemCount count(Function<Transaction, SqlFragment> condition) {
        try {
            return database.read(tx -> exact(tx, condition.apply(tx)));
        } catch (StoreException failure) {
            if (failure.getCause() instanceof SQLException cause && QUERY_CANCELED.equals(cause.getSQLState())) {
                return database.read(tx -> estimate(tx, condition.apply(tx)));
            }
            throw failure;
        }
    }

    private ItemCount exact(Transaction tx, SqlFragment condition) {
        tx.sql("SELECT set_config('statement_timeout', ?, true)", Long.toString(budget.toMillis()))
                .execute();
        return tx.sql(SqlFragment.of("SELECT count(*) AS items FROM item i WHERE ")
                        .then(condition))
                .one(row -> new ItemCount(row.number("items"), false));
    }

    private static ItemCount estimate(Transaction tx, SqlFragment condition) {
        return new ItemCount(expected(tx, condition), true);
    }

    /** How many items the planner expects. */
    static long expected(Transaction tx, SqlFragment condition) {
        return Plans.expectedRows(
                tx, SqlFragment.of("SELECT i.id FROM item i WHERE ").then(condition));
    }
}
