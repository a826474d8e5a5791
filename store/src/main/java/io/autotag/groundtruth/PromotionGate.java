package io.autotag.groundtruth;

import io.autotag.calibration.Agreement;
import io.autotag.calibration.Gate;
import io.autotag.store.ModelVersion;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Reviewer;
import io.autotag.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares a version with the active one, in each project in which both have run, on the items of the project's query. */
public final class PromotionGate {

    private static final String PROJECTS =
            """
            SELECT p.id FROM project p
            WHERE EXISTS (SELECT 1 FROM prediction_set s WHERE s.project_id = p.id AND s.model_version_id = ?)
              AND EXISTS (SELECT 1 FROM prediction_set s WHERE s.project_id = p.id AND s.model_version_id = ?)
            ORDER BY p.id""";

    private final EvaluationReader evaluations = new EvaluationReader();
    private final ProjectRepository projects = new ProjectRepository();

    /** One for each project in which both versions have run; versions of two levels, or without tags, cannot be compared. */
    public List<GateFinding> compare(Transaction tx, ModelVersion candidate, ModelVersion active) {
        if (candidate.level() != active.level() || !candidate.givesTags() || !active.givesTags()) {
            return List.of();
        }
        return tx.sql(PROJECTS, candidate.id(), active.id()).list(row -> row.number("id")).stream()
                .map(id -> compare(tx, projects.getForWorker(tx, id), candidate, active))
                .toList();
    }

    private GateFinding compare(Transaction tx, Project project, ModelVersion candidate, ModelVersion active) {
        KnownItems items = evaluations.items(tx, project, query(tx, project), candidate, active);
        Set<Integer> labels =
                new HashSet<>(evaluations.labels(tx, project, candidate).keySet());
        labels.addAll(evaluations.labels(tx, project, active).keySet());
        Agreement ofCandidate = agreement(evaluations.evaluate(tx, project, candidate, labels, items));
        Agreement ofActive = agreement(evaluations.evaluate(tx, project, active, labels, items));
        return new GateFinding(project.name(), items.ids().size(), ofCandidate, ofActive, Gate.judge(ofCandidate, ofActive));
    }

    private static Agreement agreement(Evaluation evaluation) {
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
        tx.sql(
                        """
                        INSERT INTO promotion_gate (project_id, query, updated_by) VALUES (?, ?, ?)
                        ON CONFLICT (project_id) DO UPDATE
                        SET query = excluded.query, updated_by = excluded.updated_by, updated_at = now()""",
                        project.id(),
                        query,
                        person.user().id())
                .update();
    }
}
