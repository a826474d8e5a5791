package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import java.util.List;

/** Counts what an order would meet. */
final class BulkPreviewReader {

    /** Scattered by a hash, so that the sample is not all of one picture, and the same each time. */
    private static final String SAMPLE = " ORDER BY hashint8(c.item_id * 1000 + c.seq), c.item_id, c.seq LIMIT 12";

    private final BulkPorts ports;

    BulkPreviewReader(BulkPorts ports) {
        this.ports = ports;
    }

    BulkPreview read(Transaction tx, Project project, BulkOrder order, BulkTarget target) {
        if (order.kind() == BulkKind.ADD_SLICE) {
            SqlFragment items = BulkCandidates.items(tx, ports, project.id(), order);
            return new BulkPreview(count(tx, items), List.of(), List.of());
        }
        if (order.kind() == BulkKind.HIDE_VERSION) {
            return new BulkPreview(sets(tx, project, order), List.of(), List.of());
        }
        if (target.describes(tx)) {
            return new BulkPreview(count(tx, BulkCandidates.embeddings(project.id(), order)), List.of(), List.of());
        }
        SqlFragment chosen = BulkCandidates.predictions(tx, ports, project.id(), order);
        List<BulkCount> counts = counts(tx, chosen);
        long matched = counts.stream().mapToLong(BulkCount::count).sum();
        return new BulkPreview(matched, counts, sample(tx, chosen));
    }

    private static List<BulkCount> counts(Transaction tx, SqlFragment chosen) {
        return new Statement()
                .add("SELECT l.name, g.level, g.band, g.count FROM (SELECT c.label_id, c.level,")
                .add(
                        "CASE WHEN c.score >= ?::real THEN 'high' WHEN c.score >= ?::real THEN 'medium'"
                                + " WHEN c.score >= ?::real THEN 'low' ELSE 'negative' END AS band, count(*) AS count",
                        Band.HIGH.floor(),
                        Band.MEDIUM.floor(),
                        Band.LOW.floor())
                .add(
                        "FROM (" + chosen.text() + ") c GROUP BY 1, 2, 3) g",
                        chosen.values().toArray())
                .add("JOIN label l ON l.id = g.label_id ORDER BY g.count DESC, l.name, g.level, g.band")
                .in(tx)
                .list(row -> new BulkCount(
                        row.text("name"),
                        Level.ofCode(row.integer("level")),
                        row.constant("band", Band.class),
                        row.number("count")));
    }

    private static List<BulkExample> sample(Transaction tx, SqlFragment chosen) {
        return tx.sql(
                        "SELECT c.set_id, c.item_id, c.seq, (SELECT l.name FROM label l WHERE l.id = c.label_id) AS label"
                                + " FROM (" + chosen.text() + ") c" + SAMPLE,
                        chosen.values().toArray())
                .list(row -> new BulkExample(
                        new PredictionKey(row.number("set_id"), row.number("item_id"), row.integer("seq")),
                        row.text("label")));
    }

    private static long count(Transaction tx, SqlFragment rows) {
        return tx.sql(
                        "SELECT count(*) AS n FROM (" + rows.text() + ") c",
                        rows.values().toArray())
                .one(row -> row.number("n"));
    }

    private static long sets(Transaction tx, Project project, BulkOrder order) {
        return tx.sql(
                        "SELECT count(*) AS n FROM prediction_set s JOIN model_version v ON v.id = s.model_version_id"
                                + " WHERE s.project_id = ? AND v.uid = ? AND s.visible",
                        project.id(),
                        order.target())
                .one(row -> row.number("n"));
    }
}
