package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

/** Plays the log from the beginning and compares what comes out with the tables. */
final class ReviewReplay {

    /** The last thing that the log says of each key; a bulk row says the same of many. */
    private static final String STATUSES =
            """
            WITH said AS (
                SELECT id, project_id, set_id, item_id, seq, after ->> 'status' AS status
                FROM review_event WHERE set_id IS NOT NULL AND item_id IS NOT NULL
                UNION ALL
                SELECT e.id, e.project_id, e.set_id, u.item_id, u.seq, e.after ->> 'status'
                FROM review_event e CROSS JOIN LATERAL unnest(e.item_ids, e.seqs) AS u(item_id, seq)
                WHERE e.set_id IS NOT NULL AND e.after ->> 'status' IS NOT NULL)
            SELECT DISTINCT ON (set_id, item_id, seq) set_id, item_id, seq, status
            FROM said ORDER BY set_id, item_id, seq, id DESC""";

    private static final String WORD = "(ARRAY['pending', 'accepted', 'modified', 'rejected'])[p.status + 1]";

    private ReviewReplay() {}

    static void assertReproduces(ReviewDesk desk) {
        assertThat(desk.texts("SELECT concat_ws(' ', p.set_id, p.item_id, p.seq, " + WORD + ", said.status) AS line"
                        + " FROM prediction p LEFT JOIN (" + STATUSES + ") said"
                        + " ON said.set_id = p.set_id AND said.item_id = p.item_id AND said.seq = p.seq"
                        + " WHERE " + WORD + " <> coalesce(said.status, 'pending')"))
                .as("statuses that the log does not explain")
                .isEmpty();
        assertThat(
                        desk.texts(
                                """
                        SELECT concat_ws(' ', p.item_id, p.state, said.state) AS line
                        FROM project_item p LEFT JOIN LATERAL (
                            SELECT e.after ->> 'state' AS state FROM review_event e
                            WHERE e.project_id = p.project_id AND e.item_id = p.item_id AND e.kind = 'item'
                            ORDER BY e.id DESC LIMIT 1) said ON true
                        WHERE p.state <> coalesce(said.state, 'unreviewed')"""))
                .as("states of items that the log does not explain")
                .isEmpty();
        assertThat(
                        desk.texts(
                                """
                        SELECT concat_ws(' ', p.set_id, p.item_id, p.seq, p.status, a.uid) AS line
                        FROM prediction p LEFT JOIN annotation a
                          ON a.src_set = p.set_id AND a.item_id = p.item_id AND a.src_seq = p.seq
                          AND a.deleted_at IS NULL
                        WHERE (p.status IN (1, 2)) <> (a.id IS NOT NULL)"""))
                .as("predictions whose annotation is missing or too many")
                .isEmpty();
        AnnotationReplay.assertReproduces(desk);
    }
}
