package io.autotag.store;

import java.util.List;

/** What Autotag does to each project. */
public final class SettingsRepository {

    /** The settings; {@link AutotagSettings#none} while nobody has set any. */
    public AutotagSettings get(Transaction tx, Project project) {
        return tx.sql(
                        "SELECT s.enabled, m.uid AS model_uid, s.selection_kind, s.selection_uids, s.selection_query,"
                                + " s.auto_run, " + RunLimits.COLUMNS
                                + " FROM autotag_settings s LEFT JOIN model m ON m.id = s.model_id"
                                + " WHERE s.project_id = ?",
                        project.id())
                .first(row -> new AutotagSettings(
                        row.truth("enabled"),
                        row.textOrNull("model_uid"),
                        SelectionColumns.read(row),
                        row.truth("auto_run"),
                        RunLimits.read(row)))
                .orElseGet(AutotagSettings::none);
    }

    /**
     * Replaces the settings.
     *
     * @throws StoreException NOT_FOUND when the model is not the organisation's
     */
    public void put(Transaction tx, Project project, AutotagSettings settings) {
        SelectionColumns selection = SelectionColumns.of(settings.selection());
        String modelUid = settings.modelUid();
        Long modelId = modelUid == null
                ? null
                : (Long)
                        new ModelRepository().get(tx, project.orgId(), modelUid).id();
        tx.sql(
                        """
                        INSERT INTO autotag_settings (project_id, enabled, model_id, selection_kind, selection_uids,
                                                      selection_query, auto_run, quiet_zone, quiet_ranges,
                                                      quiet_for_all, items_per_minute, priority)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (project_id) DO UPDATE SET
                            enabled = excluded.enabled, model_id = excluded.model_id,
                            selection_kind = excluded.selection_kind, selection_uids = excluded.selection_uids,
                            selection_query = excluded.selection_query, auto_run = excluded.auto_run,
                            quiet_zone = excluded.quiet_zone, quiet_ranges = excluded.quiet_ranges,
                            quiet_for_all = excluded.quiet_for_all, items_per_minute = excluded.items_per_minute,
                            priority = excluded.priority,
                            updated_at = now()""",
                        project.id(),
                        settings.enabled(),
                        modelId,
                        selection.kind(),
                        selection.uids(),
                        selection.query(),
                        settings.autoRun(),
                        settings.limits().quietZone(),
                        settings.limits().quietRanges(),
                        settings.limits().quietForAll(),
                        settings.limits().itemsPerMinute(),
                        settings.limits().priority())
                .update();
    }

    /** The projects over the dataset whose uploads are to be tagged at once. */
    public List<Project> autoRunProjects(Transaction tx, long datasetId) {
        ProjectRepository projects = new ProjectRepository();
        return tx
                .sql(
                        """
                        SELECT s.project_id FROM project_dataset p
                        JOIN autotag_settings s ON s.project_id = p.project_id
                        JOIN model m ON m.id = s.model_id
                        WHERE p.dataset_id = ? AND s.enabled AND s.auto_run AND m.active_version_id IS NOT NULL
                        ORDER BY s.project_id""",
                        datasetId)
                .list(row -> row.number("project_id"))
                .stream()
                .map(id -> projects.getForWorker(tx, id))
                .toList();
    }
}
