package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.run.RunSteering;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.RunChunkView;
import io.autotag.api.view.RunFailureView;
import io.autotag.api.view.RunPatch;
import io.autotag.api.view.RunView;
import io.autotag.store.CreatedRun;
import io.autotag.store.Database;
import io.autotag.store.Role;
import io.autotag.store.Run;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run: how far it is, what failed, how it was cut, and steering it. */
@Path("runs/{uid}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
public final class RunResource {

    private final Database database;
    private final Paging paging;
    private final RunViews views;
    private final RunSteering steering;
    private final RunRepository runs = new RunRepository();
    private final RunReader reader = new RunReader();

    public RunResource(Database database, Paging paging, RunViews views, RunSteering steering) {
        this.database = database;
        this.paging = paging;
        this.views = views;
        this.steering = steering;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a run and how far it is")
    public RunView get(@Auth Caller caller, @PathParam("uid") String uid) {
        return views.of(run(caller, uid));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Change how much of the workers an open run gets",
            description =
                    "Its priority weighs it against the other runs; a window of its own overrides that, 0 ends it.")
    public RunView tune(@Auth Caller caller, @PathParam("uid") String uid, @NotNull @Valid RunPatch body) {
        body.requireSomething();
        Run tuned = steering.tune(
                caller.user(), uid, Optional.ofNullable(body.priority()), Optional.ofNullable(body.window()));
        return views.of(tuned);
    }

    @GET
    @Path("failures")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the items that could not be tagged, each with its cause")
    public PageView<RunFailureView> failures(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        Run run = run(caller, uid);
        return PageView.of(
                request,
                database.read(tx -> reader.failures(tx, run, Pages.of(request))),
                failure -> Long.toString(failure.itemId()),
                RunFailureView::from);
    }

    @GET
    @Path("chunks")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List how the work was cut, and what was done in each part")
    public PageView<RunChunkView> chunks(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        Run run = run(caller, uid);
        return PageView.of(
                request,
                database.read(tx -> reader.chunks(tx, ChunkPosition.read(request, run.id()), request.rows())),
                ChunkPosition::write,
                RunChunkView::from);
    }

    @POST
    @Path("pause")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Let a run stop after the work in hand; it can be resumed")
    public RunView pause(@Auth Caller caller, @PathParam("uid") String uid) {
        return views.of(steering.pause(caller.user(), uid));
    }

    @POST
    @Path("resume")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Let a paused run go on where it stopped")
    public RunView resume(@Auth Caller caller, @PathParam("uid") String uid) {
        return views.of(steering.resume(caller.user(), uid));
    }

    @POST
    @Path("cancel")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "End a run for good; what it has tagged stays")
    public RunView cancel(@Auth Caller caller, @PathParam("uid") String uid) {
        return views.of(steering.cancel(caller.user(), uid));
    }

    @POST
    @Path("retry-failed")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Start a run over the items at which an ended run failed")
    @ApiResponse(
            responseCode = "201",
            description = "The new run",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    public Response retryFailed(
            @Auth Caller caller, @PathParam("uid") String uid, @HeaderParam("Idempotency-Key") @Nullable String key) {
        CreatedRun created = steering.retryFailed(caller.user(), uid, IdempotencyKey.of(key, null));
        return Response.status(created.isNew() ? 201 : 200)
                .entity(views.of(created.run()))
                .build();
    }

    private Run run(Caller caller, String uid) {
        return database.read(tx -> runs.get(tx, caller.orgId(), uid));
    }
}
