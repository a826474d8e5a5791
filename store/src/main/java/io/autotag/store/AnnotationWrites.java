package io.autotag.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a save plans for annotations: a statement for those that go, one for those that change, one for new ones. */
final class AnnotationWrites {

    private static final String DELETE =
            """
            UPDATE annotation SET deleted_at = now(), version = version + 1, action_id = NULL,
                updated_by = ?, updated_at = now()
            WHERE project_id = ? AND item_id = ? AND deleted_at IS NULL AND uid = ANY (?)""";

    private static final String UPDATE =
            """
            UPDATE annotation a SET label_id = n.label_id, x = n.x, y = n.y, w = n.w, h = n.h, geometry = n.geometry::bytea,
                attributes = coalesce(n.attributes::jsonb, a.attributes), source = coalesce(n.source, a.source),
                version = a.version + 1, action_id = NULL, updated_by = ?, updated_at = now()
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) AS n(uid, label_id, x, y, w, h, geometry, attributes, source)
            WHERE a.project_id = ? AND a.item_id = ? AND a.uid = n.uid""";

    private static final String INSERT =
            """
            INSERT INTO annotation (uid, project_id, item_id, label_id, kind, x, y, w, h, geometry, attributes, source,
                src_set, src_seq, model_version_id, run_id, confidence, score, created_by)
            SELECT n.uid, ?, ?, n.label_id, n.kind, n.x, n.y, n.w, n.h, n.geometry::bytea,
                coalesce(n.attributes::jsonb, '{}'), n.source, n.src_set, n.src_seq, n.model_version_id, n.run_id,
                n.confidence, n.score, ?
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                AS n(uid, label_id, x, y, w, h, geometry, attributes, source, kind, src_set, src_seq, model_version_id,
                     run_id, confidence, score, nth)
            ORDER BY n.nth""";

    private AnnotationWrites() {}

    /** Where there is nothing to write, nothing is added. */
    static void add(RoundTrip trip, long projectId, long itemId, long actor, PlannedWrites writes) {
        if (!writes.deletes().isEmpty()) {
            trip.add(DELETE, actor, projectId, itemId, writes.deletes());
        }
        if (!writes.updates().isEmpty()) {
            update(trip, projectId, itemId, actor, new Columns<>(writes.updates()));
        }
        if (!writes.inserts().isEmpty()) {
            insert(trip, projectId, itemId, actor, new Columns<>(writes.inserts()));
        }
    }

    private static void update(
            RoundTrip trip, long projectId, long itemId, long actor, Columns<PlannedAnnotation> annotations) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(actor);
        addContent(values, annotations);
        values.add(projectId);
        values.add(itemId);
        trip.add(UPDATE, values.toArray());
    }

    private static void insert(
            RoundTrip trip, long projectId, long itemId, long actor, Columns<PlannedAnnotation> annotations) {
        List<@Nullable Object> values = new ArrayList<>(List.of(projectId, itemId, actor));
        addContent(values, annotations);
        values.add(annotations.texts(PlannedAnnotation::kind));
        values.add(annotations.numbers(one -> one.ofOrigin(from -> from.key().setId())));
        values.add(annotations.integers(one -> one.ofOrigin(from -> from.key().seq())));
        values.add(annotations.numbers(one -> one.ofOrigin(PredictionNow::modelVersionId)));
        values.add(
                annotations.numbers(one -> one.ofOrigin(from -> from.version().runId())));
        values.add(annotations.reals(one -> one.ofOrigin(PredictionNow::confidence)));
        values.add(annotations.reals(one -> one.ofOrigin(PredictionNow::score)));
        trip.add(INSERT, values.toArray());
    }

    private static void addContent(List<@Nullable Object> values, Columns<PlannedAnnotation> annotations) {
        values.add(annotations.texts(PlannedAnnotation::uid));
        values.add(annotations.integers(PlannedAnnotation::labelId));
        values.add(annotations.reals(one -> one.ofBox(Box::x)));
        values.add(annotations.reals(one -> one.ofBox(Box::y)));
        values.add(annotations.reals(one -> one.ofBox(Box::w)));
        values.add(annotations.reals(one -> one.ofBox(Box::h)));
        values.add(annotations.texts(PlannedAnnotation::geometry));
        values.add(annotations.texts(PlannedAnnotation::attributes));
        values.add(annotations.integers(PlannedAnnotation::sourceCode));
    }
}
