package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.NewProject;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.ProjectView;
import io.autotag.api.view.Slugs;
import io.autotag.store.Database;
import io.autotag.store.ProjectRepository;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the two paths to projects have in common. */
public final class Projects {

    private final Database database;
    private final Paging paging;
    private final ProjectRepository projects = new ProjectRepository();
    private final OwnDatasets datasets = new OwnDatasets();

    public Projects(Database database, Paging paging) {
        this.database = database;
        this.paging = paging;
    }

    PageView<ProjectView> list(Caller caller, UriInfo uri, @Nullable String limit, @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return database.read(tx -> PageView.of(
                request,
                projects.list(tx, caller.orgId(), Pages.of(request)),
                project -> Long.toString(project.id()),
                project -> view(tx, project)));
    }

    ProjectView get(Caller caller, String uid) {
        return database.read(tx -> view(tx, projects.get(tx, caller.orgId(), uid)));
    }

    ProjectView create(Caller caller, NewProject body) {
        if (body.newDataset() != null) {
            body.newDataset().check(caller.login());
        }
        try {
            return database.inTransaction(tx -> {
                List<String> uids = new ArrayList<>(body.datasets());
                if (body.newDataset() != null) {
                    uids.add(datasets.make(tx, caller, body.newDataset()).uid());
                }
                return view(tx, projects.create(tx, wanted(caller, body, uids)));
            });
        } catch (StoreException failure) {
            throw explain(failure, body);
        }
    }

    private ProjectView view(Transaction tx, io.autotag.store.Project project) {
        return ProjectView.from(project, projects.datasetUids(tx, project));
    }

    private static io.autotag.store.NewProject wanted(Caller caller, NewProject body, List<String> datasetUids) {
        return new io.autotag.store.NewProject(
                caller.orgId(),
                caller.login(),
                body.name(),
                Slugs.of(body.name(), "project-" + UUID.randomUUID()),
                List.copyOf(datasetUids));
    }

    private static RuntimeException explain(StoreException failure, NewProject body) {
        if (failure.code() == StoreError.NOT_FOUND) {
            return ApiException.badField("datasets", "Each must be the uid of a dataset of your organisation.");
        }
        return failure.code() == StoreError.CONFLICT
                ? ApiException.conflict(
                        "You have a project \"" + body.name() + "\" already, or one with a name like it.")
                : failure;
    }
}
