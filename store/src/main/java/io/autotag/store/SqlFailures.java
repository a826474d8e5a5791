package io.autotag.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error classes mean for a caller. */
final class SqlFailures {

    private static final String QUERY_CANCELED = "57014";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String READ_ONLY = "25006";
    private static final String IDLE_IN_TRANSACTION = "25P03";

    private SqlFailures() {}

    /** The store's exception for the failure; an unforeseen one is our bug and stays an {@link IllegalStateException}. */
    static RuntimeException explain(SQLException failure) {
        String state = failure.getSQLState();
        if ("23505".equals(state)) {
            return new StoreException(StoreError.CONFLICT, "This exists already.", failure);
        }
        if ("23503".equals(state)) {
            return new StoreException(StoreError.CONFLICT, "Something this refers to is missing or in use.", failure);
        }
        if (QUERY_CANCELED.equals(state)) {
            return new StoreException(StoreError.UNAVAILABLE, "This takes too long: narrow the query.", failure);
        }
        if (isTransient(state)) {
            return new StoreException(StoreError.UNAVAILABLE, "The database is not available at the moment.", failure);
        }
        return new IllegalStateException("Unable to run a statement: SQL state " + state + ".", failure);
    }

    /**
     * Connection loss, shutdown, exhausted resources, deadlocks, lost serialisation, a server that only reads, and a process that
     * stood still for too long within a transaction.
     */
    private static boolean isTransient(@Nullable String state) {
        if (state == null) {
            return false;
        }
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("40")
                || state.equals(LOCK_NOT_AVAILABLE)
                || state.equals(READ_ONLY)
                || state.equals(IDLE_IN_TRANSACTION);
    }
}
