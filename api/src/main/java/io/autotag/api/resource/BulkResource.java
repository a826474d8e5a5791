package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.run.BulkSteering;
import io.autotag.api.view.BulkActionView;
import io.autotag.api.view.BulkEventView;
import io.autotag.api.view.BulkKeptView;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.BulkAction;
import io.autotag.store.BulkKeptReader;
import io.autotag.store.BulkRepository;
import io.autotag.store.Database;
import io.autotag.store.HistoryFilter;
import io.autotag.store.HistoryReader;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bulk action: how far it is, what it did, steering it and taking it back. */
@Path("bulk/{uid}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bulk")
public final class BulkResource {

    private static final int MOST_KEPT = 1_000;

    private final Database database;
    private final Database queries;
    private final Paging paging;
    private final BulkRepository actions;
    private final BulkSteering steering;
    private final BulkKeptReader kept = new BulkKeptReader();
    private final HistoryReader history = new HistoryReader();
    private final ProjectRepository projects = new ProjectRepository();

    /** @param queries for what takes long over many events */
    public BulkResource(
            Database database, Database queries, Paging paging, BulkRepository actions, BulkSteering steering) {
        this.database = database;
        this.queries = queries;
        this.paging = paging;
        this.actions = actions;
        this.steering = steering;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a bulk action and how far it is")
    public BulkActionView get(@Auth Caller caller, @PathParam("uid") String uid) {
        return BulkActionView.from(action(caller, uid));
    }

    @GET
    @Path("kept")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List what the undo of a bulk action left, because somebody had touched it since")
    public BulkKeptView kept(@Auth Caller caller, @PathParam("uid") String uid) {
        BulkAction action = action(caller, uid);
        return action.undoKept() == 0
                ? BulkKeptView.from(0, List.of())
                : BulkKeptView.from(action.undoKept(), queries.read(tx -> kept.list(tx, action, MOST_KEPT)));
    }

    @GET
    @Path("history")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List what a bulk action and its undo wrote into the log, newest first")
    public PageView<BulkEventView> history(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        BulkAction action = action(caller, uid);
        HistoryFilter filter = new HistoryFilter(null, null, action.uid(), null, null, null);
        return PageView.of(
                request,
                queries.read(tx ->
                        history.list(tx, projects.getForWorker(tx, action.projectId()), filter, Pages.of(request))),
                entry -> Long.toString(entry.id()),
                BulkEventView::from);
    }

    @POST
    @Path("pause")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Let a bulk action stop after the blocks in hand; it can be resumed")
    public BulkActionView pause(@Auth Caller caller, @PathParam("uid") String uid) {
        return BulkActionView.from(steering.pause(caller.orgId(), uid));
    }

    @POST
    @Path("resume")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Let a paused bulk action go on where it stopped")
    public BulkActionView resume(@Auth Caller caller, @PathParam("uid") String uid) {
        return BulkActionView.from(steering.resume(caller.orgId(), uid));
    }

    @POST
    @Path("cancel")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "End a bulk action; what it did stays and can be taken back")
    public BulkActionView cancel(@Auth Caller caller, @PathParam("uid") String uid) {
        return BulkActionView.from(steering.cancel(caller.orgId(), uid));
    }

    @POST
    @Path("undo")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Take back exactly what an ended bulk action did and nobody touched since")
    public BulkActionView undo(@Auth Caller caller, @PathParam("uid") String uid) {
        Reviewer person = caller.reviewer();
        return BulkActionView.from(steering.undo(caller.orgId(), uid, person));
    }

    private BulkAction action(Caller caller, String uid) {
        return database.read(tx -> actions.get(tx, caller.orgId(), uid));
    }
}
