package io.autotag.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log of reviews, newest first. */
public final class HistoryReader {

    private static final int MOST_OF_AN_ANNOTATION = 1_000;

    private static final String SELECT =
            """
            SELECT e.id, e.at, e.kind, u.login, i.uid AS item_uid, e.set_id, coalesce(e.item_id, asked.item_id) AS item_id,
                   e.seq, own.seqs, e.annotation_uid, coalesce(e.before, '{}')::text AS before,
                   coalesce(e.after, '{}')::text AS after, b.uid AS action_uid,
                   coalesce(cardinality(e.item_ids), 1) AS keys
            FROM review_event e
            JOIN app_user u ON u.id = e.actor
            LEFT JOIN item i ON i.id = e.item_id
            LEFT JOIN bulk_action b ON b.id = e.action_id
            CROSS JOIN (SELECT ?::bigint AS item_id) asked
            LEFT JOIN LATERAL (
                SELECT array_agg(k.seq::bigint ORDER BY k.seq) AS seqs
                FROM unnest(e.item_ids, e.seqs) AS k(item_id, seq)
                WHERE k.item_id = asked.item_id AND k.seq IS NOT NULL) own ON true
            WHERE e.project_id = ?""";

    /** Two ways to an item, each by its own index: its own lines, and those of bulk actions that hold it. */
    private static final String OF_ITEM =
            """
             AND e.id IN (
                SELECT o.id FROM review_event o WHERE o.project_id = ? AND o.item_id = ?
                UNION ALL
                SELECT m.id FROM review_event m
                WHERE m.project_id = ? AND m.items @> ?::bigint AND ? = ANY (m.item_ids))""";

    /** The lines that the filter lets through. */
    public List<HistoryEntry> list(Transaction tx, Project project, HistoryFilter filter, Page page) {
        Statement statement = new Statement().add(SELECT, filter.itemId(), project.id());
        if (filter.itemId() != null) {
            ofItem(statement, project, filter.itemId());
        }
        if (filter.userId() != null) {
            statement.add(" AND e.actor = ?", filter.userId());
        }
        if (filter.actionUid() != null) {
            statement.add(
                    " AND e.action_id = (SELECT id FROM bulk_action WHERE project_id = ? AND uid = ?)",
                    project.id(),
                    filter.actionUid());
        }
        if (filter.kind() != null) {
            statement.add(" AND e.kind = ?", filter.kind());
        }
        if (filter.from() != null) {
            statement.add(" AND e.at >= ?", filter.from());
        }
        if (filter.to() != null) {
            statement.add(" AND e.at < ?", filter.to());
        }
        return statement
                .add(" AND e.id < ? ORDER BY e.id DESC LIMIT ?", page.before(), page.limit())
                .in(tx)
                .list(HistoryReader::entry);
    }

    /** All that happened to one annotation and to the prediction it stems from. */
    List<HistoryEntry> ofAnnotation(
            Transaction tx, Project project, long itemId, String annotationUid, @Nullable PredictionKey origin) {
        Statement statement = new Statement().add(SELECT, itemId, project.id());
        ofItem(statement, project, itemId);
        if (origin == null) {
            statement.add(" AND e.annotation_uid = ?", annotationUid);
        } else {
            statement.add(
                    " AND (e.annotation_uid = ? OR (e.set_id = ? AND (e.seq = ? OR ? = ANY (own.seqs))))",
                    annotationUid,
                    (int) origin.setId(),
                    (short) origin.seq(),
                    (long) origin.seq());
        }
        return statement
                .add(" ORDER BY e.id DESC LIMIT ?", MOST_OF_AN_ANNOTATION)
                .in(tx)
                .list(HistoryReader::entry);
    }

    private static void ofItem(Statement statement, Project project, long itemId) {
        statement.add(OF_ITEM, project.id(), itemId, project.id(), itemId, itemId);
    }

    private static HistoryEntry entry(Row row) throws SQLException {
        return new HistoryEntry(
                row.number("id"),
                row.instant("at"),
                row.text("kind"),
                row.text("login"),
                row.textOrNull("item_uid"),
                predictions(row),
                row.textOrNull("annotation_uid"),
                row.text("before"),
                row.text("after"),
                row.textOrNull("action_uid"),
                row.number("keys"));
    }

    private static List<PredictionKey> predictions(Row row) throws SQLException {
        long set = row.number("set_id");
        long item = row.number("item_id");
        if (!row.isNull("seq")) {
            return List.of(new PredictionKey(set, item, row.integer("seq")));
        }
        if (row.isNull("seqs")) {
            return List.of();
        }
        return Arrays.stream(row.numbers("seqs"))
                .mapToObj(seq -> new PredictionKey(set, item, (int) seq))
                .toList();
    }
}
