package io.autotag.store;

import io.autotag.query.sql.SqlFragment;

/** The port through which a query selects the predictions of a bulk action. */
@FunctionalInterface
public interface PredictionSelection {

    /**
     * A statement with the columns {@code set_id}, {@code item_id} and {@code seq}: the keys, each once, of the project's
     * predictions that the query means. Where it names versions, those of hidden ones may be among them.
     *
     * @throws StoreException INVALID when the query cannot be understood
     */
    SqlFragment predictionKeys(Transaction tx, long projectId, String query);
}
