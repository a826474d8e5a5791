package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import java.util.List;

/** The items of an export's order, as a statement. */
final class ExportItems {

    private ExportItems() {}

    /**
     * With one column {@code id}, every id once.
     *
     * @throws StoreException INVALID for a query that cannot be understood
     */
    static SqlFragment of(Transaction tx, QuerySelection queries, Project project, ExportOrder order) {
        SelectedItems items = new SelectedItems(tx, project.id(), project.orgId(), queries);
        SqlFragment wanted = order.query().isBlank()
                ? items.full(new Selection.Full())
                : items.query(new Selection.Query(order.query()));
        SqlFragment chosen = SqlFragment.of("SELECT c.id FROM (").then(wanted).then(") c WHERE true");
        if (!order.datasetUids().isEmpty()) {
            chosen = chosen.then(
                    " AND c.id IN (SELECT i.id FROM dataset d JOIN item i ON i.dataset_id = d.id"
                            + " WHERE d.org_id = ? AND d.uid = ANY (?))",
                    project.orgId(),
                    order.datasetUids());
        }
        return order.sliceUids().isEmpty() ? chosen : inSlices(chosen, items, order.sliceUids());
    }

    private static SqlFragment inSlices(SqlFragment chosen, SelectedItems items, List<String> uids) {
        return chosen.then(" AND c.id IN (")
                .then(items.slices(new Selection.Slices(uids)))
                .then(")");
    }
}
