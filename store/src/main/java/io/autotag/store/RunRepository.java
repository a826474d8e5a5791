package io.autotag.store;

import io.autotag.run.Desired;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs: creating, finding and steering them. What they cover is {@link RunSelection}'s, how they end {@link RunSettlement}'s. */
public final class RunRepository {

    private static final int RECONCILER_LOCK = 2;

    /**
     * Creates a run, or finds the one the idempotency key made before.
     *
     * @throws StoreException INVALID when the model is another organisation's
     */
    public CreatedRun create(Transaction tx, NewRun run) {
        if (run.modelVersion().orgId() != run.project().orgId()) {
            throw StoreException.invalid("The model belongs to another organisation than the project.");
        }
        return insert(tx, run)
                .map(id -> new CreatedRun(RunRows.find(tx, id).orElseThrow(), true))
                .orElseGet(() -> new CreatedRun(
                        findByKey(tx, run.project(), run.idempotencyKey()).orElseThrow(), false));
    }

    /** Creates a run over the items at which the given one failed, with the same model version. */
    public CreatedRun createRetry(Transaction tx, Run failed, @Nullable String idempotencyKey) {
        Project project = new ProjectRepository().getForWorker(tx, failed.projectId());
        ModelVersion version = new ModelRepository().versionForWorker(tx, failed.modelVersionId());
        Selection selection = new Selection.Failures(failed.uid());
        return create(tx, new NewRun(project, version, selection, RunKind.RETRY, idempotencyKey, failed.force()));
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such run */
    public Run get(Transaction tx, long orgId, String uid) {
        return tx.sql(RunRows.SELECT + "WHERE p.org_id = ? AND r.uid = ?", orgId, uid)
                .first(RunRows::run)
                .orElseThrow(() -> StoreException.notFound("run"));
    }

    /** The run that the idempotency key has made in the project; without a key there is none. */
    public Optional<Run> findByKey(Transaction tx, Project project, @Nullable String idempotencyKey) {
        return tx.sql(RunRows.SELECT + "WHERE r.project_id = ? AND r.idempotency_key = ?", project.id(), idempotencyKey)
                .first(RunRows::run);
    }

    /** For workers, which act for every organisation. */
    public Run getForWorker(Transaction tx, long runId) {
        return RunRows.find(tx, runId).orElseThrow(() -> StoreException.notFound("run"));
    }

    public List<Run> list(Transaction tx, Project project, Page page) {
        return tx.sql(
                        RunRows.SELECT + "WHERE r.project_id = ? AND r.id < ? ORDER BY r.id DESC LIMIT ?",
                        project.id(),
                        page.before(),
                        page.limit())
                .list(RunRows::run);
    }

    /** The project's open live run with the model version, to which uploads are appended. */
    public Optional<Run> findOpenLive(Transaction tx, Project project, ModelVersion version) {
        return tx.sql(
                        RunRows.SELECT
                                + """
                                WHERE r.project_id = ? AND r.model_version_id = ? AND r.kind = 'live'
                                  AND r.state NOT IN ('completed', 'failed', 'cancelled')
                                  AND r.desired <> 'cancel'
                                ORDER BY r.id DESC LIMIT 1""",
                        project.id(),
                        version.id())
                .first(RunRows::run);
    }

    /**
     * Notes what people want of the run; whoever drives it sees it at its next look.
     *
     * @throws StoreException CONFLICT when the run has ended or is being cancelled
     */
    public Run desire(Transaction tx, Run seen, Desired desired) {
        Run run = RunRows.lock(tx, seen.id());
        if (run.state().isFinal()) {
            throw StoreException.conflict("The run is " + Words.of(run.state()) + " already.");
        }
        if (run.desired() == Desired.CANCEL && desired != Desired.CANCEL) {
            throw StoreException.conflict("The run is being cancelled.");
        }
        tx.sql("UPDATE run SET desired = ?, version = version + 1 WHERE id = ?", Words.of(desired), run.id())
                .update();
        return RunRows.find(tx, run.id()).orElseThrow();
    }

    /** Every run that somebody should be driving: the open ones, but not those at rest after a pause. */
    public List<Run> openRuns(Transaction tx) {
        return tx.sql(RunRows.SELECT
                        + "WHERE r.state NOT IN ('completed', 'failed', 'cancelled')"
                        + " AND NOT (r.state = 'paused' AND r.desired = 'pause') ORDER BY r.id")
                .list(RunRows::run);
    }

    /** The project's open runs, each as changed: for limits that are others now. */
    public List<Run> touchOpen(Transaction tx, Project project) {
        String open = "r.project_id = ? AND r.state NOT IN ('completed', 'failed', 'cancelled')";
        tx.sql("UPDATE run r SET version = version + 1 WHERE " + open, project.id())
                .update();
        return tx.sql(RunRows.SELECT + "WHERE " + open + " ORDER BY r.id", project.id())
                .list(RunRows::run);
    }

    /** The runs that are being worked on. */
    public List<Run> active(Transaction tx) {
        return tx.sql(RunRows.SELECT + "WHERE r.state IN ('planning', 'running', 'finishing') ORDER BY r.id")
                .list(RunRows::run);
    }

    /** True for the one transaction at a time that may reconcile; held until it ends. */
    public boolean tryReconcile(Transaction tx) {
        return tx.sql("SELECT pg_try_advisory_xact_lock(?, 0) AS granted", RECONCILER_LOCK)
                .one(row -> row.truth("granted"));
    }

    /**
     * Fences off everything that works under the run's epoch, after waiting for writes under way.
     *
     * @param codeVersion of the workflow that takes over
     * @return the run under its new epoch; empty when another epoch or the end of the run came first
     */
    public Optional<Run> bumpEpoch(Transaction tx, long runId, int seenEpoch, String codeVersion) {
        RunRows.excludeWriters(tx, runId);
        int changed = tx.sql(
                        "UPDATE run SET epoch = epoch + 1, code_version = ?, version = version + 1"
                                + " WHERE id = ? AND epoch = ? AND state NOT IN ('completed', 'failed', 'cancelled')",
                        codeVersion,
                        runId,
                        seenEpoch)
                .update();
        return changed == 0 ? Optional.empty() : RunRows.find(tx, runId);
    }

    /** Notes which code drives the run under this epoch. */
    public void noteCodeVersion(Transaction tx, long runId, int epoch, String codeVersion) {
        tx.sql("UPDATE run SET code_version = ? WHERE id = ? AND epoch = ?", codeVersion, runId, epoch)
                .update();
    }

    private static Optional<Long> insert(Transaction tx, NewRun run) {
        SelectionColumns selection = SelectionColumns.of(run.selection());
        PredictionSet set = PredictionSets.getOrCreate(tx, run.project(), run.modelVersion());
        return tx.sql(
                        """
                        INSERT INTO run (project_id, set_id, model_version_id, kind, idempotency_key, selection_kind,
                                         selection_uids, selection_query, force, priority)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (project_id, idempotency_key) DO NOTHING RETURNING id""",
                        run.project().id(),
                        set.id(),
                        run.modelVersion().id(),
                        Words.of(run.kind()),
                        run.idempotencyKey(),
                        selection.kind(),
                        selection.uids(),
                        selection.query(),
                        run.force(),
                        priority(tx, run))
                .first(row -> row.number("id"));
    }

    private static int priority(Transaction tx, NewRun run) {
        Integer wanted = run.priority();
        return wanted != null
                ? wanted
                : RunPriority.of(
                        run.kind(),
                        new SettingsRepository().get(tx, run.project()).limits().priority());
    }
}
