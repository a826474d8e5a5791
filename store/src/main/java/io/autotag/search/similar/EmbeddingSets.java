package io.autotag.search.similar;

import io.autotag.store.ModelVersion;
import io.autotag.store.Project;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.List;

/** Finds out by what the items of a project can be compared. */
public final class EmbeddingSets {

    private static final String SETS =
            """
            SELECT s.id, v.training_set, m.name || '@' || v.version AS name, v.state = 'active' AS active
            FROM prediction_set s
            JOIN model_version v ON v.id = s.model_version_id
            JOIN model m ON m.id = v.model_id
            WHERE s.project_id = ? AND v.head = ?
              AND EXISTS (SELECT 1 FROM item_embedding e WHERE e.set_id = s.id)
            ORDER BY active DESC, s.id DESC""";

    /** Those with embeddings: of active versions first, and the newest first. */
    public List<EmbeddingSet> list(Transaction tx, Project project) {
        return tx.sql(SETS, project.id(), ModelVersion.EMBEDDING).list(EmbeddingSets::set);
    }

    private static EmbeddingSet set(Row row) throws SQLException {
        return new EmbeddingSet(row.integer("id"), row.text("training_set"), row.text("name"), row.truth("active"));
    }
}
