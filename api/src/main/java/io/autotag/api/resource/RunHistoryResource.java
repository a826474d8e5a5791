package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.RunActionView;
import io.autotag.store.Database;
import io.autotag.store.Role;
import io.autotag.store.Run;
import io.autotag.store.RunActions;
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

/** Who steered a run, and how. */
@Path("runs/{uid}/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
public final class RunHistoryResource {

    private final Database database;
    private final Paging paging;
    private final RunRepository runs = new RunRepository();
    private final RunActions actions = new RunActions();

    public RunHistoryResource(Database database, Paging paging) {
        this.database = database;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List who paused, resumed, cancelled, retried or tuned a run, newest first")
    public PageView<RunActionView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return database.read(tx -> {
            Run run = runs.get(tx, caller.orgId(), uid);
            return PageView.of(
                    request,
                    actions.list(tx, run, Pages.of(request)),
                    action -> Long.toString(action.id()),
                    RunActionView::from);
        });
    }
}
