package io.autotag.api.run;

import io.autotag.api.error.ApiException;
import io.autotag.store.AutotagSettings;
import io.autotag.store.CreatedRun;
import io.autotag.store.Database;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewRun;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.store.SettingsRepository;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;

/** Turns what somebody wants into a run, or says what is in the way. */
public final class RunOrders {

    private final Database database;
    private final RunStarter starter;
    private final SelectionCheck selections;
    private final ProjectRepository projects = new ProjectRepository();
    private final SettingsRepository settings = new SettingsRepository();
    private final ModelRepository models = new ModelRepository();
    private final RunRepository runs = new RunRepository();

    public RunOrders(Database database, RunStarter starter, SelectionCheck selections) {
        this.database = database;
        this.starter = starter;
        this.selections = selections;
    }

    /** Writes the run down and starts it; where Temporal is away it is started later. */
    public CreatedRun place(long orgId, String projectUid, RunOrder order) {
        CreatedRun created = database.inTransaction(tx -> write(tx, projects.get(tx, orgId, projectUid), order));
        if (created.isNew()) {
            starter.nudge(created.run());
        }
        return created;
    }

    /** A repeated order is answered by its first run, whatever has become of the settings and the data since. */
    private CreatedRun write(Transaction tx, Project project, RunOrder order) {
        CreatedRun run = order.key()
                .flatMap(key -> runs.findByKey(tx, project, key))
                .map(first -> new CreatedRun(first, false))
                .orElseGet(() -> create(tx, project, order));
        if (!run.isNew()) {
            checkIsTheSame(order, run.run());
        }
        return run;
    }

    /** What the order leaves to the settings may have changed since; what it names must be what the first one named. */
    private static void checkIsTheSame(RunOrder order, Run first) {
        boolean same = first.kind() == RunKind.MANUAL
                && order.selection().map(first.selection()::equals).orElse(true)
                && order.versionUid().map(first.modelVersionUid()::equals).orElse(true)
                && order.force() == first.force();
        if (!same) {
            throw ApiException.conflict("The idempotency key has started the run " + first.uid()
                    + " with other data, model version or force, or as a retry: send a new key for another run.");
        }
    }

    private CreatedRun create(Transaction tx, Project project, RunOrder order) {
        AutotagSettings chosen = settings.get(tx, project);
        if (!chosen.enabled()) {
            throw ApiException.conflict("Autotag is not enabled for this project: enable it in its settings first.");
        }
        ModelVersion version =
                order.versionUid().map(uid -> named(tx, project, uid)).orElseGet(() -> active(tx, project, chosen));
        Selection selection = order.selection().orElse(chosen.selection());
        selections.check(tx, project, selection);
        return runs.create(
                tx,
                new NewRun(
                        project,
                        version,
                        selection,
                        RunKind.MANUAL,
                        order.key().orElse(null),
                        order.force(),
                        order.priority().orElse(null)));
    }

    private ModelVersion named(Transaction tx, Project project, String uid) {
        try {
            ModelVersion version = models.version(tx, project.orgId(), uid);
            if (version.previewedAt() == null) {
                throw ApiException.conflict(
                        "The model version was never tried: preview it on one item before a run uses it.");
            }
            return version;
        } catch (StoreException failure) {
            throw failure.code() == StoreError.NOT_FOUND
                    ? ApiException.badField("model_version", "There is no model version with this uid.")
                    : failure;
        }
    }

    private ModelVersion active(Transaction tx, Project project, AutotagSettings chosen) {
        String modelUid = chosen.modelUid();
        if (modelUid == null) {
            throw ApiException.conflict("The project has no model: choose one in its Autotag settings first.");
        }
        Model model = models.get(tx, project.orgId(), modelUid);
        Long versionId = model.activeVersionId();
        if (versionId == null) {
            throw ApiException.conflict("The model \"" + model.name()
                    + "\" has no active version: preview one on an item and activate it first.");
        }
        return models.versionForWorker(tx, versionId);
    }
}
