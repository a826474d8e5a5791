package io.autotag.store;

import io.autotag.query.sql.SqlFragment;

/** The port through which a query selects the predictions of a bulk action. */
@FunctionalInterface
public interface PredictionSelection {

    /**
     * A statement with the columns {@code set_id}, {@code item_id} and {@code seq}: the keys, each once, of the visible
     * predictions of the project that the query's scope speaks of. Their status does not matter.
     *
     * @throws StoreException INVALID when the query cannot be understood
     */
    SqlFragment predictionKeys(Transaction tx, long projectId, String query);
}
