package io.autotag.search;

import io.autotag.query.Query;
import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the items of a project by a query. Each call is one short reading transaction of its own; thread-safe.
 *
 * <p>The caller has checked that the project is one of the caller's organisation; names in the query stand for things
 * of that project and organisation only.
 */
public final class ItemSearch {

    private static final Duration COUNT_BUDGET = Duration.ofMillis(500);

    private final Database database;
    private final Counting counting;

    public ItemSearch(Database database) {
        this.database = database;
        this.counting = new Counting(database, COUNT_BUDGET);
    }

    /**
     * The items that match, in order, each with the predictions the query asks for.
     *
     * @throws io.autotag.store.StoreException UNAVAILABLE when the answer would take longer than a statement may
     */
    public ItemPage page(Project project, ItemQuery request) {
        return database.read(tx -> page(tx, project, request));
    }

    /** How many items match. */
    public ItemCount count(Project project, Query query) {
        return counting.count(
                tx -> CompiledQuery.of(query, ProjectNames.of(tx, project)).items());
    }

    private static ItemPage page(Transaction tx, Project project, ItemQuery request) {
        CompiledQuery query = CompiledQuery.of(request.query(), ProjectNames.of(tx, project));
        List<ItemCursor> found = find(tx, project, request, query);
        boolean more = found.size() > request.limit();
        List<ItemCursor> shown = more ? found.subList(0, request.limit()) : found;
        List<Long> ids = shown.stream().map(ItemCursor::itemId).toList();
        Optional<ItemCursor> next = more ? Optional.of(shown.get(shown.size() - 1)) : Optional.empty();
        return new ItemPage(FoundItems.read(tx, project, query, ids), next);
    }

    /** One more than the page holds, if there are. */
    private static List<ItemCursor> find(Transaction tx, Project project, ItemQuery request, CompiledQuery query) {
        Optional<SortKey> key = SortKey.of(request.sort(), project, query);
        SqlFragment statement = SortedItems.statement(request, query.items(), key, request.limit() + 1);
        return tx.sql(statement).list(row -> {
            Optional<String> value =
                    key.isPresent() ? Optional.ofNullable(key.get().read(row)) : Optional.empty();
            return new ItemCursor(value, row.number("id"));
        });
    }
}
