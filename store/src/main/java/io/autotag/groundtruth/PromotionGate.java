package io.autotag.groundtruth;

import io.autotag.calibration.Agreement;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Level;
import io.autotag.store.ModelVersion;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Reviewer;
import io.autotag.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares a version with the active one, in each project in which both have run, on the items of the project's query. Where it
 * cannot compare it says so: what passes without having been compared is not the same as what was found no worse.
 */
public final class PromotionGate {

    private static final String PROJECTS =
            """
            SELECT s.project_id AS id, bool_or(s.model_version_id = ?) AS candidate,
                   bool_or(s.model_version_id = ?) AS active
            FROM prediction_set s WHERE s.model_version_id IN (?, ?)
            GROUP BY s.project_id ORDER BY s.project_id""";

    private final EvaluationReader evaluations = new EvaluationReader();
    private final ProjectRepository projects = new ProjectRepository();
    private final AuditLog audit = new AuditLog();

    /** One for each project in which either version has run, or one that says why nothing can be compared. */
    public List<GateFinding> compare(Transaction tx, ModelVersion candidate, ModelVersion active) {
        if (candidate.level() != active.level() || !candidate.givesTags() || !active.givesTags()) {
            return List.of(GateFinding.notCompared(
                    "The version gives %s, the active one %s.".formatted(given(candidate), given(active))));
        }
        List<Ran> ran = tx.sql(PROJECTS, candidate.id(), active.id(), candidate.id(), active.id())
                .list(row -> new Ran(row.number("id"), row.truth("candidate"), row.truth("active")));
        return ran.isEmpty()
                ? List.of(GateFinding.notCompared("Neither the version nor the active one has run in a project."))
                : ran.stream().map(where -> find(tx, where, candidate, active)).toList();
    }

    private static String given(ModelVersion version) {
        if (!version.givesTags()) {
            return "vectors, which are neither right nor wrong";
        }
        return version.level() == Level.OBJECT ? "boxes" : "labels of whole pictures";
    }

    private GateFinding find(Transaction tx, Ran where, ModelVersion candidate, ModelVersion active) {
        Project project = projects.getForWorker(tx, where.project());
        if (!where.candidate()) {
            return GateFinding.notCompared(project.name(), "The version has not run here.");
        }
        return where.active()
                ? compare(tx, project, candidate, active)
                : GateFinding.notCompared(project.name(), "The active version has not run here.");
    }

    /** Which of the two have run in a project. */
    private record Ran(long project, boolean candidate, boolean active) {}

    private GateFinding compare(Transaction tx, Project project, ModelVersion candidate, ModelVersion active) {
        KnownItems items = evaluations.items(tx, project, query(tx, project), candidate, active);
        Set<Integer> labels =
                new HashSet<>(evaluations.labels(tx, project, candidate).keySet());
        labels.addAll(evaluations.labels(tx, project, active).keySet());
        Agreement ofCandidate = agreement(evaluations.evaluate(tx, project, candidate, labels, items));
        Agreement ofActive = agreement(evaluations.evaluate(tx, project, active, labels, items));
        return GateFinding.of(project.name(), items, ofCandidate, ofActive);
    }

    /** What of all that was found or to be found was right, wrong and missed. */
    static Agreement agreement(Evaluation evaluation) {
        long hits = evaluation.recall().right();
        return new Agreement(
                hits,
                evaluation.precision().of() - evaluation.precision().right(),
                evaluation.recall().of() - hits);
    }

    /** By what versions are compared in the project; empty for all of its items. */
    public String query(Transaction tx, Project project) {
        return tx.sql("SELECT query FROM promotion_gate WHERE project_id = ?", project.id())
                .first(row -> row.text("query"))
                .orElse("");
    }

    /** Changes that. The caller has checked that the query is understood. */
    public void setQuery(Transaction tx, Project project, String query, Reviewer person) {
        String before = query(tx, project);
        tx.sql(
                        """
                        INSERT INTO promotion_gate (project_id, query, updated_by) VALUES (?, ?, ?)
                        ON CONFLICT (project_id) DO UPDATE
                        SET query = excluded.query, updated_by = excluded.updated_by, updated_at = now()""",
                        project.id(),
                        query,
                        person.user().id())
                .update();
        if (!before.equals(query)) {
            audit.note(
                    tx,
                    person.user(),
                    AuditKind.GATE_CHANGED,
                    project.uid(),
                    project.name(),
                    "\"" + before + "\" -> \"" + query + "\"");
        }
    }
}
