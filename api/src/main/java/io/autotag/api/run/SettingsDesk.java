package io.autotag.api.run;

import io.autotag.api.error.ApiException;
import io.autotag.store.AutotagSettings;
import io.autotag.store.Database;
import io.autotag.store.LimitChanges;
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

    private final Database database;
    private final RunStarter starter;
    private final SelectionCheck selections;
    private final ProjectRepository projects = new ProjectRepository();
    private final SettingsRepository settings = new SettingsRepository();
    private final LimitChanges changes = new LimitChanges();
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
            return settings.get(tx, project);
        });
        concerned.forEach(starter::ring);
        return after;
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
