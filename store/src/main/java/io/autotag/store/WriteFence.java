package io.autotag.store;

import io.autotag.run.Desired;
import io.autotag.run.RunState;

/**
 * The run as a writer sees it under the run's shared lock.
 *
 * @param shard the partition of its set
 * @param calibrationId what the set's scores follow; 0 for the model card
 * @param force whether it replaces what was found before
 */
record WriteFence(
        long runId,
        int epoch,
        Desired desired,
        RunState state,
        long projectId,
        long modelVersionId,
        long setId,
        int shard,
        long calibrationId,
        boolean force) {

    /** Takes the locks, then reads in a statement of its own: only that sees what the locks waited for. */
    static WriteFence enter(Transaction tx, long runId) {
        RunRows.enterAsWriter(tx, runId);
        PlacementLock.useOfRun(tx, runId);
        return tx.sql(
                        """
                        SELECT r.epoch, r.desired, r.state, r.project_id, r.model_version_id, r.set_id, s.shard, r.force,
                               coalesce(s.calibration_id, 0) AS calibration_id
                        FROM run r JOIN prediction_set s ON s.id = r.set_id WHERE r.id = ?""",
                        runId)
                .first(row -> new WriteFence(
                        runId,
                        row.integer("epoch"),
                        row.constant("desired", Desired.class),
                        row.constant("state", RunState.class),
                        row.number("project_id"),
                        row.number("model_version_id"),
                        row.number("set_id"),
                        row.integer("shard"),
                        row.number("calibration_id"),
                        row.truth("force")))
                .orElseThrow(() -> StoreException.notFound("run"));
    }

    boolean admits(int writerEpoch) {
        return writerEpoch == epoch && !state.isFinal();
    }

    boolean wantsToGoOn() {
        return desired == Desired.RUN;
    }
}
