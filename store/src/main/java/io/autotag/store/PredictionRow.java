package io.autotag.store;

import io.autotag.mask.Mask;
import io.autotag.review.ReviewState;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A prediction with ids where a {@link PredictionNow} has names. */
record PredictionRow(
        PredictionKey key,
        int shard,
        SeenVersion version,
        ReviewState status,
        Level level,
        int labelId,
        @Nullable Box box,
        @Nullable Mask mask,
        float score,
        float confidence) {

    /** Those of an item in some sets; wants what {@link SetPlaces#values} gives. */
    static final String OF_ITEM =
            """
            SELECT p.set_id, p.item_id, p.seq, p.shard, p.run_id, p.version, p.status, p.level, p.label_id,
                   p.x, p.y, p.w, p.h, p.geometry, p.score, p.confidence
            FROM prediction p
            WHERE p.shard = ANY (?) AND p.set_id = ANY (?) AND p.item_id = ?
              AND p.shard = (?::integer[])[array_position(?::integer[], p.set_id)]
            ORDER BY p.set_id, p.seq""";

    static PredictionRow of(Row row) throws SQLException {
        return new PredictionRow(
                new PredictionKey(row.number("set_id"), row.number("item_id"), row.integer("seq")),
                row.integer("shard"),
                new SeenVersion(row.number("run_id"), row.integer("version")),
                ReviewState.ofCode(row.integer("status")),
                Level.ofCode(row.integer("level")),
                row.integer("label_id"),
                row.box(),
                row.mask(),
                row.real("score"),
                row.real("confidence"));
    }

    /** The same with names. */
    static List<PredictionNow> named(
            Transaction tx, ReviewNames names, KnownTaxonomy taxonomy, List<ReviewSet> sets, List<PredictionRow> rows) {
        Map<Integer, ReviewSet> byId = sets.stream().collect(Collectors.toMap(ReviewSet::id, Function.identity()));
        Map<Integer, String> labels = names.labels(tx, rows.stream().mapToInt(PredictionRow::labelId));
        return rows.stream()
                .map(row -> row.named(
                        tx,
                        Objects.requireNonNull(byId.get((int) row.key.setId())),
                        Objects.requireNonNull(labels.get(row.labelId)),
                        taxonomy,
                        names.curves()))
                .toList();
    }

    private PredictionNow named(
            Transaction tx, ReviewSet set, String label, KnownTaxonomy taxonomy, KnownCurves curves) {
        return new PredictionNow(
                key,
                shard,
                version,
                status,
                level,
                label,
                taxonomy.target(new KnownTaxonomy.Output(set.modelVersionId(), labelId)),
                box,
                mask,
                score,
                confidence,
                curves.of(tx, set.calibrationId(), labelId).orElse(null),
                set.visible(),
                set.modelVersionId());
    }
}
