package io.autotag.store;

import io.autotag.calibration.Curve;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers where an annotation comes from, also for one that was taken away. Remembers names; thread-safe. */
public final class LineageReader {

    private static final String ORIGIN =
            """
            SELECT a.src_set, a.item_id, a.src_seq, p.label_id, p.label, a.confidence, a.score, m.name, v.version, v.uid AS version_uid,
                   v.blob_sha256, v.card_sha256, v.card_yaml, v.training_set, r.uid AS run_uid
            FROM annotation a
            JOIN model_version v ON v.id = a.model_version_id
            JOIN model m ON m.id = v.model_id
            JOIN run r ON r.id = a.run_id
            LEFT JOIN LATERAL (
                SELECT p.label_id, l.name AS label FROM prediction_set s
                JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id
                JOIN label l ON l.id = p.label_id
                WHERE s.id = a.src_set AND p.item_id = a.item_id AND p.seq = a.src_seq) p ON true
            WHERE a.project_id = ? AND a.uid = ?""";

    private final ReviewNames names = new ReviewNames();

    /** @throws StoreException NOT_FOUND when the project never had such an annotation */
    public Lineage read(Transaction tx, Project project, String annotationUid) {
        List<AnnotationRow> found = tx.sql(
                        AnnotationRow.SELECT + "WHERE a.project_id = ? AND a.uid = ?", project.id(), annotationUid)
                .list(AnnotationRow::of);
        StoredAnnotation annotation = AnnotationRow.named(tx, names, found).stream()
                .findFirst()
                .orElseThrow(() -> StoreException.notFound("annotation"));
        Optional<Lineage.Origin> origin =
                tx.sql(ORIGIN, project.id(), annotationUid).first(row -> origin(tx, row));
        return tx.sql(
                        "SELECT a.item_id, a.deleted_at, i.uid, i.key, i.blob_sha256 FROM annotation a"
                                + " JOIN item i ON i.id = a.item_id WHERE a.project_id = ? AND a.uid = ?",
                        project.id(),
                        annotationUid)
                .one(row -> lineage(tx, project, annotation, origin.orElse(null), row));
    }

    private static Lineage lineage(
            Transaction tx, Project project, StoredAnnotation annotation, Lineage.@Nullable Origin origin, Row row)
            throws SQLException {
        @Nullable Instant removedAt = row.instantOrNull("deleted_at");
        return new Lineage(
                annotation,
                removedAt,
                row.text("uid"),
                row.text("key"),
                row.text("blob_sha256"),
                origin,
                new HistoryReader()
                        .ofAnnotation(tx, project, row.number("item_id"), annotation.uid(), annotation.origin()));
    }

    private static Lineage.Origin origin(Transaction tx, Row row) throws SQLException {
        @Nullable Integer label = row.integerOrNull("label_id");
        float confidence = row.real("confidence");
        float score = row.real("score");
        Optional<Curve> curve = label == null
                ? Optional.empty()
                : CalibrationRows.behind(tx, row.number("src_set"), label, confidence, score);
        return new Lineage.Origin(
                new PredictionKey(row.number("src_set"), row.number("item_id"), row.integer("src_seq")),
                row.textOrNull("label"),
                confidence,
                score,
                curve.orElse(null),
                row.text("name"),
                row.integer("version"),
                row.text("version_uid"),
                row.text("blob_sha256"),
                row.text("card_sha256"),
                row.text("card_yaml"),
                row.text("training_set"),
                row.text("run_uid"));
    }
}
