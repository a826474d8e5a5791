package io.autotag.store;

import io.autotag.query.sql.SqlFragment;

/** The port through which a query selects items of a run. */
@FunctionalInterface
public interface QuerySelection {

    /**
     * A statement with one column {@code id}: the ids, each once, of the project's items that match.
     *
     * @throws StoreException INVALID when the query cannot be understood
     */
    SqlFragment itemIds(Transaction tx, long projectId, String query);

    /** Refuses every query. */
    static QuerySelection refusing() {
        return (tx, projectId, query) -> {
            throw StoreException.invalid("A run cannot be started from a query here.");
        };
    }
}
