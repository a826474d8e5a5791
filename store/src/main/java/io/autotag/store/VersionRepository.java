package io.autotag.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of a model version after it was added; its file and card never change. */
public final class VersionRepository {

    private final ModelRepository models = new ModelRepository();
    private final AuditLog audit = new AuditLog();

    /**
     * Takes the version out of use: runs do not choose it any more, and what it found stays. It can be activated again.
     *
     * @throws StoreException CONFLICT when projects have Autotag enabled with the model whose active version it is
     */
    public ModelVersion retire(Transaction tx, Model model, String versionUid, User by) {
        tx.sql("SELECT 1 FROM model WHERE id = ? FOR UPDATE", model.id()).execute();
        ModelVersion version = models.version(tx, model, versionUid);
        if (version.state() == VersionState.ACTIVE) {
            requireNoProject(tx, model);
            tx.sql("UPDATE model SET active_version_id = NULL WHERE id = ?", model.id())
                    .update();
        }
        if (version.state() != VersionState.RETIRED) {
            tx.sql("UPDATE model_version SET state = 'retired' WHERE id = ?", version.id())
                    .update();
            audit.note(
                    tx,
                    by,
                    AuditKind.VERSION_RETIRED,
                    version,
                    version.state() == VersionState.ACTIVE ? "was active" : "");
        }
        return models.version(tx, model, versionUid);
    }

    private static void requireNoProject(Transaction tx, Model model) {
        List<String> projects = tx.sql(
                        "SELECT p.name FROM autotag_settings s JOIN project p ON p.id = s.project_id"
                                + " WHERE s.model_id = ? AND s.enabled ORDER BY p.name LIMIT 3",
                        model.id())
                .list(row -> row.text("name"));
        if (!projects.isEmpty()) {
            throw StoreException.conflict("Autotag is enabled with this model in " + String.join(", ", projects)
                    + ": activate another version first, or choose another model there.");
        }
    }

    /** Remembers that the version has answered for an item, and who saw to that first. */
    public void previewed(Transaction tx, ModelVersion version, User by) {
        if (version.previewedAt() == null) {
            models.markPreviewed(tx, version);
            audit.note(tx, by, AuditKind.VERSION_PREVIEWED, version, "");
        }
    }

    /** Replaces what people say of the version; what is empty stays as it is. */
    public ModelVersion describe(
            Transaction tx,
            Model model,
            String versionUid,
            Optional<String> notes,
            Optional<Map<String, Double>> metrics,
            User by) {
        ModelVersion version = models.version(tx, model, versionUid);
        notes.ifPresent(text -> tx.sql("UPDATE model_version SET notes = ? WHERE id = ?", text, version.id())
                .update());
        metrics.ifPresent(numbers -> MetricRows.replace(tx, version.id(), numbers));
        ModelVersion described = models.version(tx, model, versionUid);
        if (!described.notes().equals(version.notes())) {
            audit.note(tx, by, AuditKind.VERSION_NOTED, version, "notes");
        }
        if (!described.metrics().equals(version.metrics())) {
            audit.note(tx, by, AuditKind.VERSION_NOTED, version, version.metrics() + " -> " + described.metrics());
        }
        return described;
    }
}
