package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.run.RunOrder;
import io.autotag.api.run.RunOrders;
import io.autotag.api.run.SettingsDesk;
import io.autotag.api.view.AutotagBody;
import io.autotag.api.view.DataView;
import io.autotag.api.view.NewRun;
import io.autotag.api.view.RunView;
import io.autotag.store.AutotagSettings;
import io.autotag.store.CreatedRun;
import io.autotag.store.Database;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.autotag.store.SettingsRepository;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Autotag does to a project: its settings, and starting runs. */
@Path("projects/{uid}/autotag")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Autotag")
public final class AutotagResource {

    private final Database database;
    private final RunOrders orders;
    private final RunViews views;
    private final SettingsDesk desk;
    private final ProjectRepository projects = new ProjectRepository();
    private final SettingsRepository settings = new SettingsRepository();

    public AutotagResource(Database database, RunOrders orders, RunViews views, SettingsDesk desk) {
        this.database = database;
        this.orders = orders;
        this.views = views;
        this.desk = desk;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get the Autotag settings of a project")
    public AutotagBody get(@Auth Caller caller, @PathParam("uid") String uid) {
        return database.read(tx -> AutotagBody.from(settings.get(tx, projects.get(tx, caller.orgId(), uid))));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Replace the Autotag settings of a project",
            description = "Enabled without a model is the state before one is chosen: runs are 409 until then.")
    public AutotagBody put(@Auth Caller caller, @PathParam("uid") String uid, @NotNull @Valid AutotagBody body) {
        AutotagSettings wanted = body.toSettings();
        if (wanted.autoRun() && wanted.modelUid() == null) {
            throw ApiException.badField("auto_run", "Choose a model, too: without one no upload can be tagged.");
        }
        return AutotagBody.from(desk.replace(caller.user(), uid, wanted));
    }

    @POST
    @Path("run")
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Start a run",
            description =
                    "The same idempotency key, in the body or as the header Idempotency-Key, answers the first run.")
    @ApiResponse(
            responseCode = "201",
            description = "The new run",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The run that the idempotency key made before",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    public Response run(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable NewRun body) {
        NewRun wanted = body == null ? NewRun.DEFAULT : body;
        RunOrder order = new RunOrder(
                Optional.ofNullable(wanted.data()).map(DataView::toSelection),
                Optional.ofNullable(wanted.modelVersion()),
                Boolean.TRUE.equals(wanted.force()),
                Optional.ofNullable(wanted.priority()),
                IdempotencyKey.of(key, wanted.idempotencyKey()));
        CreatedRun created = orders.place(caller.orgId(), uid, order);
        return Response.status(created.isNew() ? 201 : 200)
                .entity(views.of(created.run()))
                .build();
    }
}
