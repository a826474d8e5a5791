package io.autotag.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads annotations that are not removed. */
public final class AnnotationReader {

    static final String SELECT =
            """
            SELECT a.uid, a.version, l.name AS label, a.kind, a.x, a.y, a.w, a.h, a.attributes::text AS attributes,
                   a.source, a.src_set, a.item_id, a.src_seq, maker.login AS created_by, a.created_at,
                   changer.login AS updated_by, a.updated_at, a.confidence, a.score, mo.name AS model_name,
                   v.version AS model_version, v.uid AS model_version_uid, r.uid AS run_uid
            FROM annotation a
            JOIN label l ON l.id = a.label_id
            LEFT JOIN model_version v ON v.id = a.model_version_id
            LEFT JOIN model mo ON mo.id = v.model_id
            LEFT JOIN run r ON r.id = a.run_id
            LEFT JOIN app_user maker ON maker.id = a.created_by
            LEFT JOIN app_user changer ON changer.id = a.updated_by
            """;

    /** The item's annotations in the project, oldest first. */
    public List<StoredAnnotation> ofItem(Transaction tx, Project project, Item item) {
        return tx.sql(
                        SELECT + "WHERE a.project_id = ? AND a.item_id = ? AND a.deleted_at IS NULL ORDER BY a.id",
                        project.id(),
                        item.id())
                .list(AnnotationReader::annotation);
    }

    static StoredAnnotation annotation(Row row) throws SQLException {
        return new StoredAnnotation(
                row.text("uid"),
                row.integer("version"),
                row.text("label"),
                row.constant("kind", AnnotationKind.class),
                row.box(),
                row.text("attributes"),
                AnnotationSource.ofCode(row.integer("source")),
                ItemRows.origin(row),
                provenance(row),
                row.textOrNull("created_by"),
                row.instant("created_at"),
                row.textOrNull("updated_by"),
                row.instantOrNull("updated_at"));
    }

    private static StoredAnnotation.@Nullable Provenance provenance(Row row) throws SQLException {
        boolean known = !row.isNull("model_version_uid") && !row.isNull("run_uid") && !row.isNull("confidence");
        return known
                ? new StoredAnnotation.Provenance(
                        row.text("model_name"),
                        row.integer("model_version"),
                        row.text("model_version_uid"),
                        row.text("run_uid"),
                        row.real("confidence"),
                        row.isNull("score") ? null : (Float) row.real("score"))
                : null;
    }
}
