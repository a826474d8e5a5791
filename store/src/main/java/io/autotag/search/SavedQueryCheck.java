package io.autotag.search;

import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.sql.CompiledQuery;
import io.autotag.store.Project;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;

/** Whether the saved queries of a project can be answered, as they are in a transaction. */
public final class SavedQueryCheck {

    private static final int MOST = 100;
    private static final Query ALL = Query.parse("slice IS NOT NULL");

    private SavedQueryCheck() {}

    /**
     * Refuses them all, so that the one just written is taken back.
     *
     * @throws QueryException when one asks for itself, by way of others too, or all together ask for too much
     * @throws StoreException CONFLICT when there are more than a hundred
     */
    public static void check(Transaction tx, Project project) {
        ProjectNames names = ProjectNames.of(tx, project);
        if (names.savedQueries().size() > MOST) {
            throw new StoreException(
                    StoreError.CONFLICT,
                    "The project has " + MOST + " saved queries, which is as many as it can have.");
        }
        CompiledQuery.of(ALL, names).items();
    }
}
