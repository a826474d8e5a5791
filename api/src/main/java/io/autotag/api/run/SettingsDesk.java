package io.autotag.api.run;

import io.autotag.api.error.ApiException;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.AutotagSettings;
import io.autotag.store.Database;
import io.autotag.store.LimitChanges;
import io.autotag.store.ModelRepository;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Run;
import io.autotag.store.RunRepository;
import io.autotag.store.SettingsRepository;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import java.util.ArrayList;
import java.util.List;

/** Changes what Autotag does to a project. Runs that wait hear of other limits at once, chunks under way in a second. */
public final class SettingsDesk {

    private static final SelectionWords DATA = new SelectionWords();

    private final Database database;
    private final RunStarter starter;
    private final SelectionCheck selections;
    private final ProjectRepository projects = new ProjectRepository();
    private final SettingsRepository settings = new SettingsRepository();
    private final LimitChanges changes = new LimitChanges();
    private final AuditLog audit = new AuditLog();
    private final ModelRepository models = new ModelRepository();
    private final RunRepository runs = new RunRepository();

    public SettingsDesk(Database database, RunStarter starter, SelectionCheck selections) {
        this.database = database;
        this.starter = starter;
        this.selections = selections;
    }

    /** Replaces the settings, and notes who changed limits; answers what they are since. */
    public AutotagSettings replace(User by, String projectUid, AutotagSettings wanted) {
        List<Run> concerned = new ArrayList<>();
        AutotagSettings after = database.inTransaction(tx -> {
            Project project = projects.get(tx, by.orgId(), projectUid);
            selections.check(tx, project, wanted.selection());
            AutotagSettings before = settings.get(tx, project);
            put(tx, project, wanted);
            if (!before.limits().equals(wanted.limits())) {
                changes.note(tx, project, by, before.limits(), wanted.limits());
                concerned.addAll(runs.touchOpen(tx, project));
            }
            AutotagSettings now = settings.get(tx, project);
            note(tx, by, project, before, now);
            return now;
        });
        concerned.forEach(starter::ring);
        return after;
    }

    /** Limits are noted apart. */
    private void note(Transaction tx, User by, Project project, AutotagSettings before, AutotagSettings after) {
        String was = words(tx, by, before);
        String is = words(tx, by, after);
        if (!was.equals(is) || !before.selection().equals(after.selection())) {
            audit.note(tx, by, AuditKind.AUTOTAG_CHANGED, project.uid(), project.name(), was + " -> " + is);
        }
    }

    private String words(Transaction tx, User by, AutotagSettings settings) {
        String model = settings.modelUid();
        return (settings.enabled() ? "on" : "off")
                + (model == null
                        ? ""
                        : " with " + models.get(tx, by.orgId(), model).name())
                + (settings.autoRun() ? ", tags uploads" : "")
                + ", over " + settings.selection().accept(DATA);
    }

    private void put(Transaction tx, Project project, AutotagSettings wanted) {
        try {
            settings.put(tx, project, wanted);
        } catch (StoreException failure) {
            throw failure.code() == StoreError.NOT_FOUND
                    ? ApiException.badField("model", "There is no model with this uid.")
                    : failure;
        }
    }
}
