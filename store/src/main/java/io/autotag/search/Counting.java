package io.autotag.search;

import io.autotag.query.Query;
import io.autotag.query.names.Names;
import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Counts with bitmaps, and in PostgreSQL what they do not know; where that takes too long, the planner's estimate is
 * given.
 */
final class Counting {

    private static final String QUERY_CANCELED = "57014";

    /** So many items are checked by their keys faster than all are counted. */
    private static final int MOST_UNKNOWN = 20_000;

    private final Database database;
    private final Duration budget;

    Counting(Database database, Duration budget) {
        this.database = database;
        this.budget = budget;
    }

    ItemCount count(Project project, Query query, Optional<IndexSnapshot> index) {
        return within(
                tx -> {
                    Names names = ProjectNames.of(tx, project);
                    CompiledQuery compiled = CompiledQuery.of(query, names);
                    return index.filter(snapshot -> snapshot.covers(names))
                            .map(snapshot -> BitmapAnswer.of(snapshot, names, query.condition()))
                            .filter(answer -> answer.unknown().length <= MOST_UNKNOWN)
                            .map(answer -> new ItemCount(answer.sure() + checked(tx, compiled, answer), false))
                            .orElseGet(() -> new ItemCount(countedInTime(tx, compiled.items()), false));
                },
                tx -> new ItemCount(
                        expected(
                                tx,
                                CompiledQuery.of(query, ProjectNames.of(tx, project))
                                        .items()),
                        true));
    }

    /** Who counts, by what the bitmaps know. */
    static Engine engine(Optional<BitmapUse> bitmaps) {
        return bitmaps.filter(use -> use.unknownItems() <= MOST_UNKNOWN)
                .map(use -> use.unknownItems() == 0 ? Engine.BITMAPS : Engine.BITMAPS_AND_SQL)
                .orElse(Engine.SQL);
    }

    /** How many items the planner expects. */
    static long expected(Transaction tx, SqlFragment condition) {
        return Plans.expectedRows(
                tx, SqlFragment.of("SELECT i.id FROM item i WHERE ").then(condition));
    }

    /** The one, unless the budget ends before it does: then the other. */
    ItemCount within(Function<Transaction, ItemCount> exact, Function<Transaction, ItemCount> estimate) {
        try {
            return database.read(exact::apply);
        } catch (StoreException failure) {
            if (failure.getCause() instanceof SQLException cause && QUERY_CANCELED.equals(cause.getSQLState())) {
                return database.read(estimate::apply);
            }
            throw failure;
        }
    }

    /** Not longer than the budget. */
    long countedInTime(Transaction tx, SqlFragment condition) {
        tx.sql("SELECT set_config('statement_timeout', ?, true)", Long.toString(budget.toMillis()))
                .execute();
        return counted(tx, condition);
    }

    private static long counted(Transaction tx, SqlFragment condition) {
        return tx.sql(SqlFragment.of("SELECT count(*) AS items FROM item i WHERE ")
                        .then(condition))
                .one(row -> row.number("items"));
    }

    private long checked(Transaction tx, CompiledQuery query, BitmapAnswer answer) {
        return answer.unknown().length == 0
                ? 0
                : countedInTime(
                        tx,
                        SqlFragment.of("i.id = ANY (?) AND ", answer.unknown()).then(query.items()));
    }
}
