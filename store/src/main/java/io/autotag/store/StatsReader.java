package io.autotag.store;

import java.time.Duration;
import java.time.Instant;

/** Counts reviews. */
public final class StatsReader {

    private static final String PEOPLE =
            """
            SELECT u.login, count(*) FILTER (WHERE kind IN ('accept', 'modify', 'reject')) AS decisions,
                   count(*) FILTER (WHERE kind = 'add') AS drawn,
                   count(*) FILTER (WHERE kind = 'item' AND after ->> 'state' = 'reviewed') AS finished,
                   (coalesce(sum(extract(epoch FROM gap)) FILTER (WHERE gap < interval '5 minutes'), 0) * 1000)::bigint
                       AS active_ms
            FROM (SELECT actor, kind, after, at - lag(at) OVER (PARTITION BY actor ORDER BY id) AS gap
                  FROM review_event WHERE project_id = ? AND at >= ? AND item_id IS NOT NULL) e
            JOIN app_user u ON u.id = e.actor GROUP BY u.login ORDER BY u.login""";

    private static final String LABELS =
            """
            SELECT u.login, e.after ->> 'label' AS label, count(*) FILTER (WHERE e.kind = 'accept') AS accepted,
                   count(*) FILTER (WHERE e.kind = 'modify') AS modified,
                   count(*) FILTER (WHERE e.kind = 'reject') AS rejected
            FROM review_event e JOIN app_user u ON u.id = e.actor
            WHERE e.project_id = ? AND e.at >= ? AND e.item_id IS NOT NULL AND e.kind IN ('accept', 'modify', 'reject')
            GROUP BY 1, 2 ORDER BY 1, 2""";

    /** By the index on what is decided: predictions are decided by the thousand, and there by the million. */
    private static final String ACCEPTANCE =
            """
            SELECT t.name, g.band, sum(g.n) FILTER (WHERE g.status = 1) AS accepted,
                   sum(g.n) FILTER (WHERE g.status = 2) AS modified, sum(g.n) FILTER (WHERE g.status = 3) AS rejected
            FROM (
                SELECT s.project_id, s.model_version_id, p.label_id, p.status,
                       CASE WHEN p.score >= ?::real THEN 'high' WHEN p.score >= ?::real THEN 'medium'
                            WHEN p.score >= ?::real THEN 'low' ELSE 'negative' END AS band, count(*) AS n
                FROM prediction_set s JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id
                WHERE s.project_id = ? AND s.visible AND p.status <> 0
                GROUP BY 1, 2, 3, 4, 5) g
            JOIN label_map m ON m.project_id = g.project_id AND m.model_version_id = g.model_version_id
                AND m.label_id = g.label_id
            JOIN label t ON t.id = m.target_label_id
            GROUP BY 1, 2 ORDER BY 1, 2""";

    /** @param since what people did before is not counted; what became of predictions is, whenever it was */
    public ReviewStats read(Transaction tx, Project project, Instant since) {
        return new ReviewStats(
                tx.sql(PEOPLE, project.id(), since)
                        .list(row -> new ReviewStats.Pace(
                                row.text("login"),
                                row.number("decisions"),
                                row.number("drawn"),
                                row.number("finished"),
                                Duration.ofMillis(row.number("active_ms")))),
                tx.sql(LABELS, project.id(), since)
                        .list(row -> new ReviewStats.ByLabel(
                                row.text("login"),
                                row.text("label"),
                                row.number("accepted"),
                                row.number("modified"),
                                row.number("rejected"))),
                tx.sql(ACCEPTANCE, Band.HIGH.floor(), Band.MEDIUM.floor(), Band.LOW.floor(), project.id())
                        .list(row -> new ReviewStats.Acceptance(
                                row.text("name"),
                                row.constant("band", Band.class),
                                row.number("accepted"),
                                row.number("modified"),
                                row.number("rejected"))));
    }
}
