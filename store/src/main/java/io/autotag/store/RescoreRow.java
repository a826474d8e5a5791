package io.autotag.store;

import io.autotag.calibration.RescorePhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rescoring as those who carry it out see it.
 *
 * @param source the partition the set was in
 * @param target the partition it goes to
 * @param toCalibration 0 for the model card
 * @param position the last item of this pass that was copied or removed
 * @param marker a snapshot of the database: what was changed by others than those in it is still to be copied
 */
record RescoreRow(
        long id,
        long projectId,
        int setId,
        int source,
        int target,
        long toCalibration,
        RescorePhase phase,
        long position,
        String marker,
        @Nullable Instant visibleAt) {

    private static final String SELECT =
            """
            SELECT r.id, s.project_id, r.set_id, r.source_shard, r.target_shard,
                   coalesce(r.to_calibration, 0) AS to_calibration, r.phase, r.position, r.marker::text AS marker,
                   r.visible_at
            FROM rescoring r JOIN prediction_set s ON s.id = r.set_id
            WHERE r.id = ? FOR UPDATE OF r""";

    /** One works at it at a time. */
    static RescoreRow lock(Transaction tx, long id) {
        return tx.sql(SELECT, id)
                .first(row -> new RescoreRow(
                        row.number("id"),
                        row.number("project_id"),
                        row.integer("set_id"),
                        row.integer("source_shard"),
                        row.integer("target_shard"),
                        row.number("to_calibration"),
                        row.constant("phase", RescorePhase.class),
                        row.number("position"),
                        row.text("marker"),
                        row.instantOrNull("visible_at")))
                .orElseThrow(() -> StoreException.notFound("rescoring"));
    }
}
