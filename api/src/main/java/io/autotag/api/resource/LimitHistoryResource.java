package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.LimitChangeView;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.Database;
import io.autotag.store.LimitChanges;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
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

/** Who changed when and how fast the runs of a project may work. */
@Path("projects/{uid}/autotag/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Autotag")
public final class LimitHistoryResource {

    private final Database database;
    private final Paging paging;
    private final ProjectRepository projects = new ProjectRepository();
    private final LimitChanges changes = new LimitChanges();

    public LimitHistoryResource(Database database, Paging paging) {
        this.database = database;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List who changed the quiet hours and the pace of a project, newest first")
    public PageView<LimitChangeView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return database.read(tx -> {
            Project project = projects.get(tx, caller.orgId(), uid);
            return PageView.of(
                    request,
                    changes.list(tx, project, Pages.of(request)),
                    change -> Long.toString(change.id()),
                    LimitChangeView::from);
        });
    }
}
