package io.autotag.store;

/**
 * The set of a version in a project as it stands.
 *
 * @param shard the partition of its rows
 * @param calibrationId what its scores follow; 0 for the model card
 */
record SetNow(int id, int shard, int scoreVersion, long calibrationId) {

    /** The newest, should there ever be several. */
    private static final String SELECT =
            """
            SELECT id, shard, score_version, coalesce(calibration_id, 0) AS calibration_id FROM prediction_set
            WHERE project_id = ? AND model_version_id = ? ORDER BY id DESC LIMIT 1""";

    /** @throws StoreException NOT_FOUND when the version has no predictions in the project */
    static SetNow of(Transaction tx, Project project, ModelVersion version) {
        return read(tx, project, version, "");
    }

    /** The same; nobody else can change where it is, or begin to, until the transaction ends. */
    static SetNow lock(Transaction tx, Project project, ModelVersion version) {
        return read(tx, project, version, " FOR UPDATE");
    }

    private static SetNow read(Transaction tx, Project project, ModelVersion version, String lock) {
        return tx.sql(SELECT + lock, project.id(), version.id())
                .first(row -> new SetNow(
                        row.integer("id"),
                        row.integer("shard"),
                        row.integer("score_version"),
                        row.number("calibration_id")))
                .orElseThrow(() -> StoreException.notFound("run of this version in this project"));
    }
}
