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
import java.util.function.Function;

/** Selects the items of a run by a query. */
public final class QueriedItems implements QuerySelection {

    @Override
    public SqlFragment itemIds(Transaction tx, long projectId, String query) {
        return SqlFragment.of("SELECT i.id FROM item i WHERE ")
                .then(compile(tx, projectId, query, CompiledQuery::items));
    }

    /** A statement with one column {@code id}: the ids, each once, of the project's items that match. */
    public SqlFragment itemIds(Transaction tx, Project project, Query query) {
        return SqlFragment.of("SELECT i.id FROM item i WHERE ")
                .then(CompiledQuery.of(query, ProjectNames.of(tx, project)).items());
    }

    /** @throws StoreException INVALID, caused by the {@link QueryException}, when the query cannot be understood */
    static SqlFragment compile(
            Transaction tx, long projectId, String query, Function<CompiledQuery, SqlFragment> part) {
        Project project = new ProjectRepository().getForWorker(tx, projectId);
        try {
            return part.apply(CompiledQuery.of(Query.parse(query), ProjectNames.of(tx, project)));
        } catch (QueryException refused) {
            throw new StoreException(StoreError.INVALID, refused.problem().detail(), refused);
        }
    }
}
