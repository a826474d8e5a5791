package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays what the log says of annotations from the beginning: each line begins where the one before ended, and in the end the
 * tables have label, box, mask and attributes of the last. What a bulk action accepts is what the model said.
 */
final class AnnotationReplay {

    /** Of the JSON %1$s. */
    private static final String LOGGED =
            """
            nullif(concat_ws(' ', %1$s ->> 'label',
                nullif(concat_ws(',', (%1$s #>> '{box,0}')::real, (%1$s #>> '{box,1}')::real, (%1$s #>> '{box,2}')::real,
                                 (%1$s #>> '{box,3}')::real), ''),
                %1$s ->> 'mask', (%1$s -> 'attributes')::text), '')""";

    /** The same of a row %1$s with the label %2$s and the attributes %3$s. */
    private static final String STORED =
            """
            concat_ws(' ', %2$s, nullif(concat_ws(',', %1$s.x, %1$s.y, %1$s.w, %1$s.h), ''),
                encode(sha256(%1$s.geometry), 'hex'), (%3$s)::text)""";

    private static final String LINES =
            """
            WITH line AS (
                SELECT id, kind, action_id, annotation_uid, set_id, item_id, seq, before, after
                FROM review_event WHERE item_id IS NOT NULL AND kind <> 'item'
                UNION ALL
                SELECT e.id, e.kind, e.action_id, NULL, e.set_id, u.item_id, u.seq, e.before, e.after
                FROM review_event e CROSS JOIN LATERAL unnest(e.item_ids, e.seqs) AS u(item_id, seq)
                WHERE e.set_id IS NOT NULL)
            SELECT e.kind, coalesce(e.action_id, 0) AS action, coalesce(e.after ->> 'status', '') AS status,
                   concat(coalesce(e.set_id, a.src_set), '-', e.item_id, '-', coalesce(e.seq, a.src_seq), '-',
                          CASE WHEN coalesce(e.set_id, a.src_set) IS NULL THEN e.annotation_uid END) AS key,
                   %1$s AS was, %2$s AS is_since, p.id IS NOT NULL AS predicted, %3$s AS model, %4$s AS as_model
            FROM line e
            LEFT JOIN annotation a ON a.uid = e.annotation_uid
            LEFT JOIN (
                SELECT p.set_id AS id, p.set_id, p.item_id, p.seq, p.x, p.y, p.w, p.h, p.geometry, t.name AS label
                FROM prediction p JOIN prediction_set s ON s.id = p.set_id
                JOIN label_map m ON m.project_id = s.project_id AND m.model_version_id = s.model_version_id
                    AND m.label_id = p.label_id
                JOIN label t ON t.id = m.target_label_id) p
                ON p.set_id = coalesce(e.set_id, a.src_set) AND p.item_id = e.item_id
                AND p.seq = coalesce(e.seq, a.src_seq)
            ORDER BY e.id"""
                    .formatted(
                            LOGGED.formatted("e.before"),
                            LOGGED.formatted("e.after"),
                            STORED.formatted("p", "p.label", "'{}'"),
                            STORED.formatted("p", "coalesce(e.after ->> 'label', p.label)", "'{}'"));

    private static final String ANNOTATIONS =
            """
            SELECT concat(a.src_set, '-', a.item_id, '-', a.src_seq, '-', CASE WHEN a.src_set IS NULL THEN a.uid END) AS key,
                   %s AS content
            FROM annotation a JOIN label l ON l.id = a.label_id WHERE a.deleted_at IS NULL"""
                    .formatted(STORED.formatted("a", "l.name", "a.attributes"));

    /** What a bulk action accepted of a prediction that is gone since: its line does not say, and nobody else can any more. */
    private static final String UNTOLD = "?";

    /** @param model what the model said; null where the prediction is gone */
    private record Line(
            String kind,
            long action,
            String status,
            String key,
            @Nullable String was,
            @Nullable String isSince,
            @Nullable String model) {

        static Line of(Row row) throws SQLException {
            boolean bulk = row.number("action") != 0;
            boolean predicted = row.truth("predicted");
            return new Line(
                    row.text("kind"),
                    row.number("action"),
                    row.text("status"),
                    row.text("key"),
                    row.textOrNull("was"),
                    bulk ? (predicted ? row.text("as_model") : UNTOLD) : row.textOrNull("is_since"),
                    predicted ? row.text("model") : null);
        }

        boolean isBulk() {
            return action != 0;
        }

        boolean isOfPrediction() {
            return !key.startsWith("-");
        }
    }

    private final Map<String, String> alive = new TreeMap<>();

    /** What bulk actions took away, by the action and the key. */
    private final Map<List<Object>, String> shelved = new HashMap<>();

    private AnnotationReplay() {}

    static void assertReproduces(ReviewDesk desk) {
        AnnotationReplay replay = new AnnotationReplay();
        desk.database.<List<Line>>read(tx -> tx.sql(LINES).list(Line::of)).forEach(replay::play);
        Map<String, String> stored = new TreeMap<>();
        desk.database.read(
                tx -> tx.sql(ANNOTATIONS).list(row -> stored.put(row.text("key"), row.text("content")) == null));
        assertThat(replay.alive).as("annotations as the log has them").isEqualTo(stored);
    }

    private void play(Line line) {
        @Nullable String had = alive.get(line.key());
        boolean isTold = had != null ? !had.equals(UNTOLD) : !line.isOfPrediction() || line.model() != null;
        if (!line.isBulk() && isTold) {
            assertThat(line.was())
                    .as("what was before %s", line)
                    .isEqualTo(had != null || !line.isOfPrediction() ? had : line.model());
        }
        @Nullable String has = after(line, had);
        if (has == null) {
            alive.remove(line.key());
        } else {
            alive.put(line.key(), has);
        }
    }

    private @Nullable String after(Line line, @Nullable String had) {
        List<Object> place = List.of(line.action(), line.key());
        return switch (line.status()) {
            case "accepted", "modified" -> line.kind().equals("take_back") ? shelved.get(place) : line.isSince();
            case "" -> line.isBulk() || line.kind().equals("remove") ? null : line.isSince();
            default -> {
                if (had != null && line.isBulk()) {
                    shelved.put(place, had);
                }
                yield null;
            }
        };
    }
}
