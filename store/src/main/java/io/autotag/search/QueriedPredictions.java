package io.autotag.search;

import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.BulkPorts;
import io.autotag.store.PredictionSelection;
import io.autotag.store.Transaction;

/** Selects the predictions of a bulk action: those that a query means. */
public final class QueriedPredictions implements PredictionSelection {

    /** How bulk actions understand queries. */
    public static BulkPorts ports() {
        return new BulkPorts(new QueriedPredictions(), new QueriedItems());
    }

    @Override
    public SqlFragment predictions(Transaction tx, long projectId, String query) {
        return SqlFragment.of("SELECT " + COLUMNS + " FROM item i JOIN prediction p ON p.item_id = i.id WHERE ")
                .then(QueriedItems.compile(tx, projectId, query, CompiledQuery::meant));
    }
}
