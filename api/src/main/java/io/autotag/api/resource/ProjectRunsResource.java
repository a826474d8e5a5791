package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.RunView;
import io.autotag.store.Database;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.autotag.store.RunRepository;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The runs of a project. */
@Path("projects/{uid}/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
public final class ProjectRunsResource {

    private final Database database;
    private final Paging paging;
    private final RunViews views;
    private final ProjectRepository projects = new ProjectRepository();
    private final RunRepository runs = new RunRepository();

    public ProjectRunsResource(Database database, Paging paging, RunViews views) {
        this.database = database;
        this.paging = paging;
        this.views = views;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the runs of a project, newest first")
    public PageView<RunView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return database.read(tx -> PageView.of(
                request,
                runs.list(tx, projects.get(tx, caller.orgId(), uid), Pages.of(request)),
                run -> Long.toString(run.id()),
                run -> views.of(tx, run)));
    }
}
