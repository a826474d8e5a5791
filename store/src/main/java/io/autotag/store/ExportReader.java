package io.autotag.store;

import io.autotag.review.ItemState;
import io.autotag.review.ReviewState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frozen items of exports, a few at a time, without holding anybody up. A page is right as of one moment if its
 * transaction sees one ({@link Transaction#seeOneMoment}).
 */
public final class ExportReader {

    private static final String ITEMS =
            """
            SELECT i.id, i.uid, i.dataset_id, i.key, i.blob_sha256, i.width, i.height, i.content_type, i.bytes,
                   i.metadata::text AS metadata, i.created_at, d.uid AS dataset_uid, d.owner_name, d.slug,
                   coalesce(p.state, 'unreviewed') AS state, u.login AS reviewer, p.reviewed_at
            FROM item i
            JOIN dataset d ON d.id = i.dataset_id
            LEFT JOIN project_item p ON p.project_id = ? AND p.item_id = i.id
            LEFT JOIN app_user u ON u.id = p.reviewer AND p.state = 'reviewed'
            WHERE i.id = ANY (?) ORDER BY i.id""";

    private static final String ORIGIN =
            """
            , mo.name AS model, v.version AS model_version, v.uid AS version_uid, v.blob_sha256 AS model_sha256,
            v.training_set, r.uid AS run_uid
            """;

    private static final String ANNOTATIONS =
            """
            SELECT a.item_id, a.uid, l.name AS label, a.x, a.y, a.w, a.h, a.geometry, a.crowd,
                   a.attributes::text AS attributes, a.source, a.src_set || '-' || a.item_id || '-' || a.src_seq AS prediction, a.confidence, a.score,
                   maker.login AS created_by, a.created_at, changer.login AS updated_by, a.updated_at
            """
                    + ORIGIN
                    + """
            FROM annotation a
            JOIN label l ON l.id = a.label_id
            LEFT JOIN model_version v ON v.id = a.model_version_id
            LEFT JOIN model mo ON mo.id = v.model_id
            LEFT JOIN run r ON r.id = a.run_id
            LEFT JOIN app_user maker ON maker.id = a.created_by
            LEFT JOIN app_user changer ON changer.id = a.updated_by
            WHERE a.project_id = ? AND a.item_id = ANY (?) AND a.deleted_at IS NULL
            ORDER BY a.item_id, a.id""";

    private static final String SUGGESTIONS =
            """
            SELECT p.item_id, p.set_id || '-' || p.item_id || '-' || p.seq AS uid, t.name AS label, l.name AS model_label,
                   p.x, p.y, p.w, p.h, p.geometry, p.confidence, p.score, p.status
            """
                    + ORIGIN
                    + """
            FROM prediction_set s
            JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id
            JOIN label l ON l.id = p.label_id
            JOIN label_map m ON m.project_id = s.project_id AND m.model_version_id = s.model_version_id
                AND m.label_id = p.label_id
            JOIN label t ON t.id = m.target_label_id
            JOIN model_version v ON v.id = s.model_version_id
            JOIN model mo ON mo.id = v.model_id
            JOIN run r ON r.id = p.run_id
            WHERE s.project_id = ? AND s.visible AND p.item_id = ANY (?)
            ORDER BY p.item_id, p.score DESC, p.set_id, p.seq""";

    /**
     * The ids of the frozen items from the position on.
     *
     * @return at most so many, and fewer at the end of a block; empty behind the last one
     */
    public long[] idsFrom(Transaction tx, long exportId, long position, int most) {
        int from = (int) (position % ExportWork.BLOCK_ITEMS);
        return tx.sql(
                        "SELECT item_ids[?:?] AS ids FROM export_block WHERE export_id = ? AND block = ?",
                        from + 1,
                        from + most,
                        exportId,
                        position / ExportWork.BLOCK_ITEMS)
                .first(row -> row.numbers("ids"))
                .orElseGet(() -> new long[0]);
    }

    /** The items with these ids, in the order of the ids. */
    public List<ExportedItem> items(Transaction tx, ExportAttempt attempt, long[] ids) {
        long project = attempt.project().id();
        Map<Long, List<ExportedAnnotation>> annotations = new HashMap<>();
        tx.sql(ANNOTATIONS, project, ids).list(row -> annotations
                .computeIfAbsent(row.number("item_id"), id -> new ArrayList<>())
                .add(annotation(row)));
        Map<Long, List<ExportedSuggestion>> suggestions = new HashMap<>();
        if (attempt.export().order().content().hasSuggestions()) {
            tx.sql(SUGGESTIONS, project, ids).list(row -> suggestions
                    .computeIfAbsent(row.number("item_id"), id -> new ArrayList<>())
                    .add(suggestion(row)));
        }
        return tx.sql(ITEMS, project, ids)
                .list(row -> item(
                        row,
                        annotations.getOrDefault(row.number("id"), List.of()),
                        suggestions.getOrDefault(row.number("id"), List.of())));
    }

    private static ExportedItem item(
            Row row, List<ExportedAnnotation> annotations, List<ExportedSuggestion> suggestions) throws SQLException {
        return new ExportedItem(
                ItemRepository.item(row),
                row.text("dataset_uid"),
                row.text("owner_name"),
                row.text("slug"),
                row.constant("state", ItemState.class),
                row.textOrNull("reviewer"),
                row.instantOrNull("reviewed_at"),
                annotations,
                suggestions);
    }

    private static ExportedAnnotation annotation(Row row) throws SQLException {
        return new ExportedAnnotation(
                row.text("uid"),
                row.text("label"),
                row.box(),
                row.mask(),
                row.truth("crowd"),
                row.text("attributes"),
                AnnotationSource.ofCode(row.integer("source")),
                row.textOrNull("prediction"),
                row.isNull("version_uid") || row.isNull("run_uid") ? null : origin(row),
                realOrNull(row, "confidence"),
                realOrNull(row, "score"),
                row.textOrNull("created_by"),
                row.instant("created_at"),
                row.textOrNull("updated_by"),
                row.instantOrNull("updated_at"));
    }

    private static ExportedSuggestion suggestion(Row row) throws SQLException {
        return new ExportedSuggestion(
                row.text("uid"),
                row.text("label"),
                row.text("model_label"),
                row.box(),
                row.mask(),
                row.real("confidence"),
                row.real("score"),
                ReviewState.ofCode(row.integer("status")),
                origin(row));
    }

    private static ExportedOrigin origin(Row row) throws SQLException {
        return new ExportedOrigin(
                row.text("model"),
                row.integer("model_version"),
                row.text("version_uid"),
                row.text("model_sha256"),
                row.text("training_set"),
                row.text("run_uid"));
    }

    private static @Nullable Float realOrNull(Row row, String column) throws SQLException {
        return row.isNull(column) ? null : (Float) row.real(column);
    }
}
