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
    private final KnownNames known = new KnownNames();

    Counting(Database database, Duration budget) {
        this.database = database;
        this.budget = budget;
    }

    ItemCount count(Project project, Query query, Optional<IndexSnapshot> index) {
        Optional<BitmapAnswer> answer = index.flatMap(snapshot -> answer(project, query, snapshot));
        return answer.filter(all -> all.unknown().length == 0)
                .map(all -> new ItemCount(all.sure(), false))
                .orElseGet(() -> asked(project, query, answer));
    }

    /** Absent where the bitmaps know too little. */
    private Optional<BitmapAnswer> answer(Project project, Query query, IndexSnapshot snapshot) {
        return database.look(tx -> {
            Names names = ProjectNames.of(tx, project, known);
            return Optional.of(names)
                    .filter(snapshot::covers)
                    .map(covered -> BitmapAnswer.of(snapshot, covered, query.condition()))
                    .filter(found -> found.unknown().length <= MOST_UNKNOWN);
        });
    }

    private ItemCount asked(Project project, Query query, Optional<BitmapAnswer> answer) {
        return within(
                tx -> {
                    SqlFragment items = compiled(tx, project, query);
                    return new ItemCount(
                            answer.map(some -> some.sure() + checked(tx, items, some))
                                    .orElseGet(() -> countedInTime(tx, items)),
                            false);
                },
                tx -> new ItemCount(expected(tx, compiled(tx, project, query)), true));
    }

    private SqlFragment compiled(Transaction tx, Project project, Query query) {
        return CompiledQuery.of(query, ProjectNames.of(tx, project, known)).items();
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

    private long checked(Transaction tx, SqlFragment items, BitmapAnswer answer) {
        return countedInTime(
                tx, SqlFragment.of("i.id = ANY (?) AND ", answer.unknown()).then(items));
    }
}
