package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import java.util.List;

/** Each kind of selection as a statement with one column {@code id}, every id once. */
final class SelectedItems implements Selection.Visitor<SqlFragment> {

    private static final String IN_PROJECT =
            " JOIN project_dataset pd ON pd.dataset_id = i.dataset_id AND pd.project_id = ?";

    private final Transaction tx;
    private final long projectId;
    private final long orgId;
    private final QuerySelection queries;

    SelectedItems(Transaction tx, long projectId, long orgId, QuerySelection queries) {
        this.tx = tx;
        this.projectId = projectId;
        this.orgId = orgId;
        this.queries = queries;
    }

    @Override
    public SqlFragment full(Selection.Full selection) {
        return new SqlFragment("SELECT i.id FROM item i" + IN_PROJECT, List.of(projectId));
    }

    @Override
    public SqlFragment slices(Selection.Slices selection) {
        SqlFragment items = new SqlFragment(
                "SELECT DISTINCT i.id FROM slice s JOIN slice_item si ON si.slice_id = s.id"
                        + " JOIN item i ON i.id = si.item_id" + IN_PROJECT
                        + " WHERE s.org_id = ? AND s.uid = ANY (?)",
                List.of(projectId, orgId, selection.uids()));
        for (String saved : savedQueries(selection)) {
            items = items.then(" UNION ").then(queries.itemIds(tx, projectId, saved));
        }
        return items;
    }

    private List<String> savedQueries(Selection.Slices selection) {
        return tx.sql(
                        "SELECT query FROM slice WHERE project_id = ? AND uid = ANY (?) ORDER BY id",
                        projectId,
                        selection.uids())
                .list(row -> row.text("query"));
    }

    @Override
    public SqlFragment items(Selection.Items selection) {
        return new SqlFragment(
                "SELECT i.id FROM item i" + IN_PROJECT + " WHERE i.uid = ANY (?)",
                List.of(projectId, selection.uids()));
    }

    @Override
    public SqlFragment query(Selection.Query selection) {
        return queries.itemIds(tx, projectId, selection.text());
    }

    @Override
    public SqlFragment failures(Selection.Failures selection) {
        return new SqlFragment(
                "SELECT f.item_id AS id FROM run_failure f JOIN run r ON r.id = f.run_id"
                        + " WHERE r.project_id = ? AND r.uid = ?",
                List.of(projectId, selection.runUid()));
    }
}
