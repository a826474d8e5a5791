package io.autotag.store;

import io.autotag.mask.Mask;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An annotation with ids where a {@link StoredAnnotation} has names. */
record AnnotationRow(
        String uid,
        int version,
        int labelId,
        AnnotationKind kind,
        @Nullable Box box,
        @Nullable Mask mask,
        String attributes,
        AnnotationSource source,
        @Nullable PredictionKey origin,
        @Nullable Integer versionId,
        @Nullable Integer runId,
        @Nullable Float confidence,
        @Nullable Float score,
        @Nullable Integer createdBy,
        Instant createdAt,
        @Nullable Integer updatedBy,
        @Nullable Instant updatedAt) {

    /** Of the row a of the table annotation. */
    static final String SELECT =
            """
            SELECT a.uid, a.version, a.label_id, a.kind, a.x, a.y, a.w, a.h, a.geometry, a.attributes::text AS attributes,
                   a.source, a.src_set, a.item_id, a.src_seq, a.model_version_id, a.run_id, a.confidence, a.score,
                   a.created_by, a.created_at, a.updated_by, a.updated_at
            FROM annotation a
            """;

    private static final String OF_ITEM = SELECT + "WHERE a.project_id = ? AND a.item_id = ? AND a.deleted_at IS NULL";

    /** Those of the item, oldest first. */
    static RoundTrip.Answer<AnnotationRow> ask(RoundTrip trip, Project project, Item item) {
        return trip.ask(AnnotationRow::of, OF_ITEM + " ORDER BY a.id", project.id(), item.id());
    }

    /** The same of those with some uids. */
    static RoundTrip.Answer<AnnotationRow> ask(RoundTrip trip, Project project, Item item, List<String> uids) {
        return trip.ask(
                AnnotationRow::of, OF_ITEM + " AND a.uid = ANY (?) ORDER BY a.id", project.id(), item.id(), uids);
    }

    static AnnotationRow of(Row row) throws SQLException {
        return new AnnotationRow(
                row.text("uid"),
                row.integer("version"),
                row.integer("label_id"),
                row.constant("kind", AnnotationKind.class),
                row.box(),
                row.mask(),
                row.text("attributes"),
                AnnotationSource.ofCode(row.integer("source")),
                origin(row),
                row.integerOrNull("model_version_id"),
                row.integerOrNull("run_id"),
                row.realOrNull("confidence"),
                row.realOrNull("score"),
                row.integerOrNull("created_by"),
                row.instant("created_at"),
                row.integerOrNull("updated_by"),
                row.instantOrNull("updated_at"));
    }

    private static @Nullable PredictionKey origin(Row row) throws SQLException {
        return row.isNull("src_set")
                ? null
                : new PredictionKey(row.number("src_set"), row.number("item_id"), row.integer("src_seq"));
    }

    /** The same with names. */
    static List<StoredAnnotation> named(Transaction tx, ReviewNames names, List<AnnotationRow> rows) {
        Map<Integer, String> labels = names.labels(tx, rows.stream().mapToInt(AnnotationRow::labelId));
        Map<Integer, NamedVersion> versions = names.versions(tx, ids(rows, AnnotationRow::versionId));
        Map<Integer, String> runs = names.runs(tx, ids(rows, AnnotationRow::runId));
        Map<Integer, String> logins = names.logins(
                tx, IntStream.concat(ids(rows, AnnotationRow::createdBy), ids(rows, AnnotationRow::updatedBy)));
        return rows.stream()
                .map(row -> row.named(
                        Objects.requireNonNull(labels.get(row.labelId)), row.provenance(versions, runs), logins))
                .toList();
    }

    private static IntStream ids(List<AnnotationRow> rows, Function<AnnotationRow, @Nullable Integer> id) {
        return rows.stream().map(id).filter(Objects::nonNull).mapToInt(Integer::intValue);
    }

    private StoredAnnotation named(
            String label, StoredAnnotation.@Nullable Provenance provenance, Map<Integer, String> logins) {
        return new StoredAnnotation(
                uid,
                version,
                label,
                kind,
                box,
                mask,
                attributes,
                source,
                origin,
                provenance,
                createdBy == null ? null : logins.get(createdBy),
                createdAt,
                updatedBy == null ? null : logins.get(updatedBy),
                updatedAt);
    }

    private StoredAnnotation.@Nullable Provenance provenance(
            Map<Integer, NamedVersion> versions, Map<Integer, String> runs) {
        NamedVersion model = versionId == null ? null : versions.get(versionId);
        String run = runId == null ? null : runs.get(runId);
        return model == null || run == null || confidence == null
                ? null
                : new StoredAnnotation.Provenance(model.model(), model.number(), model.uid(), run, confidence, score);
    }
}
