package io.autotag.search;

import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.QuerySelection;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;

/** Selects the items of a run by a query. */
public final class QueriedItems implements QuerySelection {

    @Override
    public SqlFragment itemIds(Transaction tx, long projectId, String query) {
        Project project = new ProjectRepository().getForWorker(tx, projectId);
        CompiledQuery compiled = CompiledQuery.of(parse(query), ProjectNames.of(tx, project));
        return SqlFragment.of("SELECT i.id FROM item i WHERE ").then(compiled.items());
    }

    private static Query parse(String query) {
        try {
            return Query.parse(query);
        } catch (QueryException refused) {
            throw new StoreException(StoreError.INVALID, refused.problem().detail(), refused);
        }
    }
}
