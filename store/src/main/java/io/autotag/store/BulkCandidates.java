package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;

/** What an order meets, as a statement; its conditions hold when it is run and are looked at again when it is applied. */
final class BulkCandidates {

    private static final String PREDICTIONS =
            """
            SELECT p.set_id, p.item_id, p.seq, p.run_id, p.version, p.status, p.level, p.score,
                   coalesce(m.target_label_id, p.label_id) AS label_id
            FROM (%s) p
            JOIN prediction_set s ON s.id = p.set_id AND s.project_id = ? AND (s.visible OR ?)
            LEFT JOIN label_map m ON m.project_id = s.project_id AND m.model_version_id = s.model_version_id
                AND m.label_id = p.label_id
            WHERE %s""";

    private static final String RUN =
            """
            SELECT %s FROM run r
            JOIN prediction_set t ON t.id = r.set_id
            JOIN prediction p ON p.shard = t.shard AND p.set_id = t.id AND p.run_id = r.id
            WHERE r.project_id = ? AND r.uid = ?"""
                    .formatted(PredictionSelection.COLUMNS);

    private static final String DESCRIBED =
            """
            SELECT i.set_id, i.item_id FROM run r
            JOIN set_item i ON i.set_id = r.set_id AND i.run_id = r.id
            JOIN item_embedding e ON e.set_id = i.set_id AND e.item_id = i.item_id
            WHERE r.project_id = ? AND r.uid = ?""";

    private BulkCandidates() {}

    /** @throws StoreException INVALID for a query that cannot be understood */
    static void check(Transaction tx, BulkPorts ports, long projectId, BulkOrder order) {
        if (order.kind().isByQuery()) {
            ports.predictions().predictions(tx, projectId, order.query());
            ports.items().itemIds(tx, projectId, order.query());
        }
    }

    /** With the columns set_id, item_id, seq, run_id, version, status, level, score and label_id, the project's. */
    static SqlFragment predictions(Transaction tx, BulkPorts ports, long projectId, BulkOrder order) {
        return switch (order.kind()) {
            case ACCEPT, REJECT, RELABEL ->
                of(tx, ports, projectId, order, "p.status = 0 AND m.target_label_id IS NOT NULL");
            case RESET -> of(tx, ports, projectId, order, "p.status <> 0");
            case DELETE_RUN -> ofRun(projectId, order);
            case ADD_SLICE, HIDE_VERSION ->
                throw new IllegalArgumentException("Not about predictions: " + order.kind());
        };
    }

    /** With the column id: the items of an order about items. */
    static SqlFragment items(Transaction tx, BulkPorts ports, long projectId, BulkOrder order) {
        return ports.items().itemIds(tx, projectId, order.query());
    }

    /** With the columns set_id and item_id: what the run of an order to delete it has described. */
    static SqlFragment embeddings(long projectId, BulkOrder order) {
        return new SqlFragment(DESCRIBED, List.of(projectId, order.target()));
    }

    private static SqlFragment of(Transaction tx, BulkPorts ports, long projectId, BulkOrder order, String condition) {
        SqlFragment rows = ports.predictions().predictions(tx, projectId, order.query());
        List<Object> values = new ArrayList<>(rows.values());
        values.add(projectId);
        values.add(false);
        return new SqlFragment(PREDICTIONS.formatted(rows.text(), condition), values);
    }

    private static SqlFragment ofRun(long projectId, BulkOrder order) {
        return new SqlFragment(
                PREDICTIONS.formatted(RUN, "p.status = 0"), List.of(projectId, order.target(), projectId, true));
    }
}
