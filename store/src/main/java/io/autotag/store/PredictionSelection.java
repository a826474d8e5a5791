package io.autotag.store;

import io.autotag.query.sql.SqlFragment;

/** The port through which a query selects the predictions of a bulk action. */
@FunctionalInterface
public interface PredictionSelection {

    /** What is asked of each prediction p, so that nobody has to look for it a second time. */
    String COLUMNS = "p.set_id, p.item_id, p.seq, p.run_id, p.version, p.status, p.level, p.score, p.label_id";

    /**
     * A statement with these columns: the project's predictions that the query means, each once. Where it names versions,
     * those of hidden ones may be among them.
     *
     * @throws StoreException INVALID when the query cannot be understood
     */
    SqlFragment predictions(Transaction tx, long projectId, String query);
}
