package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.run.ExportSteering;
import io.autotag.api.view.ExportUrls;
import io.autotag.api.view.ExportView;
import io.autotag.api.view.NewExport;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.CreatedExport;
import io.autotag.store.Database;
import io.autotag.store.Export;
import io.autotag.store.ExportRepository;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exports: asking for them, following and cancelling them. */
@Path("exports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exports")
public final class ExportsResource {

    private final Database database;
    private final Paging paging;
    private final ExportRepository exports;
    private final ExportSteering steering;
    private final ExportUrls urls;
    private final ExportRequests requests = new ExportRequests();
    private final ProjectRepository projects = new ProjectRepository();

    public ExportsResource(
            Database database, Paging paging, ExportRepository exports, ExportSteering steering, ExportUrls urls) {
        this.database = database;
        this.paging = paging;
        this.exports = exports;
        this.steering = steering;
        this.urls = urls;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the exports of the organisation, or of one project, newest first")
    public PageView<ExportView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @Parameter(description = "The uid of a project") @QueryParam("project") @Nullable String project,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String choice = project == null ? "" : project;
        PageRequest request = paging.read(uri, caller.orgId(), choice, limit, cursor);
        List<Export> rows = database.read(tx -> choice.isEmpty()
                ? exports.list(tx, caller.orgId(), Pages.of(request))
                : exports.list(tx, projects.get(tx, caller.orgId(), choice), Pages.of(request)));
        return PageView.of(request, rows, export -> Long.toString(export.id()), export -> view(uri, export));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Have an export made",
            description = "Which items it is about is fixed when it starts. The same idempotency key, in the body or as"
                    + " the header Idempotency-Key, answers the first export.")
    @ApiResponse(
            responseCode = "201",
            description = "The new export",
            content = @Content(schema = @Schema(implementation = ExportView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The export that the idempotency key made before",
            content = @Content(schema = @Schema(implementation = ExportView.class)))
    public Response create(
            @Auth Caller caller,
            @Context UriInfo uri,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid NewExport body) {
        Project project = database.read(tx -> requests.projectOf(tx, caller.orgId(), body));
        var wanted = new io.autotag.store.NewExport(
                body.toOrder(project),
                IdempotencyKey.of(key, body.idempotencyKey()).orElse(null));
        CreatedExport created = steering.place(project, caller.reviewer(), wanted);
        return Response.status(created.isNew() ? 201 : 200)
                .entity(view(uri, created.export()))
                .build();
    }

    @GET
    @Path("{uid}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get an export and how far it is")
    public ExportView get(@Auth Caller caller, @Context UriInfo uri, @PathParam("uid") String uid) {
        return view(uri, database.read(tx -> exports.get(tx, caller.orgId(), uid)));
    }

    @POST
    @Path("{uid}/cancel")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "End an export that is under way")
    public ExportView cancel(@Auth Caller caller, @Context UriInfo uri, @PathParam("uid") String uid) {
        return view(uri, steering.cancel(caller.orgId(), uid));
    }

    private ExportView view(UriInfo uri, Export export) {
        return ExportView.from(export, urls.of(uri, export));
    }
}
