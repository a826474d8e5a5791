package io.autotag.search.compare;

import io.autotag.store.ModelVersion;
import io.autotag.store.Project;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.List;

/** Finds the versions of a project that can be compared: those with predictions there. */
public final class ComparedVersions {

    private static final String SETS =
            """
            SELECT s.id, s.shard, s.score_version, s.visible, v.id AS version_id, v.uid, m.name || '@' || v.version AS name
            FROM prediction_set s
            JOIN model_version v ON v.id = s.model_version_id
            JOIN model m ON m.id = v.model_id
            WHERE s.project_id = ? AND v.head <> ? ORDER BY m.name, v.version, s.id DESC""";

    /** All of them, by model and version; of one that has several sets of settings the newest. */
    public List<ComparedVersion> list(Transaction tx, Project project) {
        return tx.sql(SETS, project.id(), ModelVersion.EMBEDDING).list(ComparedVersions::version);
    }

    private static ComparedVersion version(Row row) throws SQLException {
        return new ComparedVersion(
                row.number("version_id"),
                row.text("uid"),
                row.text("name"),
                row.truth("visible"),
                row.integer("id"),
                row.integer("shard"),
                row.integer("score_version"));
    }
}
